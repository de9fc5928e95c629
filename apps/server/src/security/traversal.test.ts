import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { traversalNames } from '@talkgraph/runtime/testing';
import type { InjectOptions } from 'fastify';
import { multipart } from '../testing/multipart.js';
import { openTestServer, type TestServer } from '../testing/open-test-server.js';
import { rawRequest } from '../testing/raw-request.js';
import { sampleBytes } from '../testing/sample-bytes.js';

const secret = 'what nobody may read';
const links = ['link.png', 'linked/secret.png', 'linked/new.png', 'dangling.png'];
const names = [...traversalNames, ...links];

let parent: string;
let server: TestServer;
let url: string;
let outside: string;

before(async () => {
  parent = await mkdtemp(join(tmpdir(), 'talkgraph-traversal-'));
  await mkdir(join(parent, 'outside'));
  for (const name of ['secret.png', 'a.wav', 'b.wav']) await writeFile(join(parent, 'outside', name), secret);
  for (const name of ['a.wav', 'b.wav']) await writeFile(join(parent, name), secret);
  server = await openTestServer({}, join(parent, 'home'));
  for (const name of ['a.wav', 'b.wav', 'secret.json']) await writeFile(join(server.home.root, name), secret);
  const user = join(server.home.userdata, 'default');
  await mkdir(user, { recursive: true });
  for (const folder of [server.home.inputs, server.home.outputs, server.home.temp, user]) {
    await symlink(join(parent, 'outside', 'secret.png'), join(folder, 'link.png'));
    await symlink(join(parent, 'outside'), join(folder, 'linked'));
    await symlink(join(parent, 'outside', 'made.png'), join(folder, 'dangling.png'));
  }
  await writeFile(join(user, 'mine.json'), '{}');
  url = await server.listen();
  outside = await fingerprint();
});
after(async () => {
  await server.stop();
  await rm(parent, { recursive: true, force: true });
});

/** Everything that lies around the folders that requests may touch, with its content. */
async function fingerprint(): Promise<string> {
  const open = ['inputs', 'outputs', 'temp', 'artifacts', 'userdata/default', 'talkgraph.db', 'logs'];
  const entries = await readdir(parent, { recursive: true, withFileTypes: true });
  const hash = createHash('sha256');
  for (const entry of entries.sort((a, b) => (join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1))) {
    const path = join(entry.parentPath, entry.name);
    if (open.some((name) => path.startsWith(join(server.home.root, name)))) continue;
    hash.update(`${path}\n`);
    if (entry.isFile()) hash.update(await readFile(path));
  }
  return hash.digest('hex');
}

/** As encodeURIComponent, but also for half of a character, which is no text. */
function encode(text: string): string {
  return [...text].map((c) => (/\p{Cs}/u.test(c) ? '%ED%A0%80' : encodeURIComponent(c))).join('');
}

/** Clients leave these out of an address before they send it; they are sent as they are instead. */
function isLeftOut(name: string): boolean {
  return name === '.' || name === '..';
}

/** Asks and demands a refusal. What is encoded twice is another name, which may be harmless: it then names nothing. */
async function mustRefuse(request: InjectOptions, what: string): Promise<void> {
  const answer = await server.ask(request);
  assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, `${what}: ${answer.statusCode} ${answer.body}`);
  assert.ok(!answer.body.includes(secret), what);
  assert.ok(answer.headers['content-type']?.toString().includes('application/json'), what);
}

/** Every place of a request that takes a name of a file to read, with the name in it. */
const reads: Readonly<Record<string, (name: string) => string>> = {
  'the filename of /view': (name) => `/view?filename=${name}`,
  'the subfolder of /view': (name) => `/view?filename=secret.png&subfolder=${name}`,
  'the type of /view': (name) => `/view?filename=secret.png&type=${name}`,
  '/api/view': (name) => `/api/view?filename=${name}&type=input&preview=webp`,
  '/api/thumbnail': (name) => `/api/thumbnail?filename=${name}&type=input`,
  '/api/waveform': (name) => `/api/waveform?filename=${name}&type=temp`,
  '/api/probe': (name) => `/api/probe?filename=a.wav&subfolder=${name}`,
  '/api/workflow-of': (name) => `/api/workflow-of?filename=a.wav&subfolder=${name}&type=input`,
  '/api/files.zip': (name) => `/api/files.zip?file=${name}%20%5Boutput%5D`,
  '/userdata/{file}': (name) => `/userdata/${name}`,
  'the folder of /userdata': (name) => `/userdata?dir=${name}&recurse=true`,
  'the path of /v2/userdata': (name) => `/v2/userdata?path=${name}`,
  '/models/{folder}': (name) => `/models/${name}`,
  '/experiment/models/{folder}': (name) => `/experiment/models/${name}`,
  '/view_metadata/{folder}': (name) => `/view_metadata/${name}?filename=x`,
  '/internal/files/{type}': (name) => `/internal/files/${name}`,
};

describe('a name that leads elsewhere', () => {
  for (const [place, address] of Object.entries(reads)) {
    test(`is refused in ${place}, encoded once and twice, and as it is`, async () => {
      for (const name of names) {
        if (!isLeftOut(name)) {
          await mustRefuse({ url: address(encode(name)) }, `${place} ${JSON.stringify(name)}`);
          await mustRefuse({ url: address(encode(encode(name))) }, `${place} ${JSON.stringify(name)} twice`);
        }
        // What cannot be in a request line as it is was tried above.
        if (/[\s\p{Cc}\p{Cs}]|[^\x20-\x7e]/u.test(name)) continue;
        const { status, text } = await rawRequest(url, `GET ${address(name)}`);
        assert.ok(!text.includes(secret), `${place} ${name} raw`);
        assert.ok(status >= 400 && status < 500, `${place} ${name} raw: ${status}`);
      }
      assert.equal(await fingerprint(), outside);
    });
  }
});

describe('a name that leads elsewhere in a form', () => {
  for (const route of ['image', 'audio', 'video', 'file', 'mask']) {
    test(`is refused as file name, sub-folder, type and original of /upload/${route}`, async () => {
      const field = route === 'mask' ? 'image' : route;
      const content = route === 'audio' ? sampleBytes.wav! : route === 'video' ? sampleBytes.mp4! : sampleBytes.png!;
      const file = { name: field, filename: 'x', content };
      for (const name of names) {
        // A line break or a quote ends the header in which a file name stands; nothing can be asked with it there.
        const forms = [
          ...(/[\r\n"]/.test(name) ? [] : [[{ ...file, filename: name }]]),
          [file, { name: 'subfolder', content: name }],
          [{ name: 'type', content: name }, file],
          [file, { name: 'original_ref', content: JSON.stringify({ filename: name, type: 'input' }) }],
          [
            file,
            { name: 'original_ref', content: JSON.stringify({ filename: 'x.png', type: 'input', subfolder: name }) },
          ],
        ];
        for (const parts of route === 'mask' ? forms : forms.slice(0, -2)) {
          // A lone surrogate cannot be sent: as UTF-8 it becomes another character, which is a good one.
          if (/\p{Cs}/u.test(name)) continue;
          const what = `${JSON.stringify(name)} in ${parts.map((part) => part.name)}`;
          await mustRefuse({ method: 'POST', url: `/upload/${route}`, ...multipart(parts) }, what);
        }
      }
      assert.equal(await fingerprint(), outside);
    });
  }
});

describe('a name that leads elsewhere in a change', () => {
  test('is refused where user data is written, moved and removed', async () => {
    const payload = 'written by a stranger';
    const headers = { 'content-type': 'text/plain' };
    for (const name of names) {
      if (isLeftOut(name)) continue;
      const what = JSON.stringify(name);
      const once = encode(name);
      for (const method of ['POST', 'DELETE'] as const) {
        await mustRefuse({ method, url: `/userdata/${once}`, ...(method === 'POST' && { payload, headers }) }, what);
      }
      await mustRefuse({ method: 'POST', url: `/userdata/mine.json/move/${once}` }, `${what} as destination`);
      await mustRefuse({ method: 'POST', url: `/userdata/${once}/move/stolen.json` }, `${what} as source`);
      // Encoded twice it is another name, and may be a good one; it then stays in the folder.
      await server.ask({ method: 'POST', url: `/userdata/${encode(once)}`, payload, headers });
    }
    for (const method of ['POST', 'DELETE']) {
      for (const name of ['.', '..', '%2e%2e']) {
        const { status } = await rawRequest(url, `${method} /userdata/${name}`);
        assert.ok(status >= 400 && status < 500, `${method} ${name}`);
      }
    }
    assert.equal(await fingerprint(), outside);
    assert.equal(await readFile(join(server.home.userdata, 'default', 'mine.json'), 'utf8'), '{}');
  });
});

describe('a name that leads elsewhere in a prompt', () => {
  for (const [type, input, sink] of [
    ['LoadImage', 'image', 'PreviewImage'],
    ['LoadAudio', 'audio', 'PreviewAudio'],
    ['LoadVideo', 'video', 'PreviewVideo'],
  ] as const) {
    test(`is refused as the file of ${type}, before the prompt is queued`, async () => {
      const known = server.services.registry();
      const target = Object.keys(known.find(sink)!.inputs)[0]!;
      await server.dispatcher.pause();
      for (const name of [...names, ...names.map((name) => `${name} [output]`)]) {
        const prompt = {
          1: { class_type: type, inputs: { [input]: name } },
          2: { class_type: sink, inputs: { [target]: ['1', 0] } },
        };
        await mustRefuse({ method: 'POST', url: '/prompt', payload: { prompt } }, `${type} ${JSON.stringify(name)}`);
      }
      assert.equal(server.dispatcher.remaining(), 0);
      await server.dispatcher.resume();
      assert.equal(await fingerprint(), outside);
    });
  }
});

describe('a name that leads elsewhere in a prefix', () => {
  test('is refused as the beginning of the names of saved files', async () => {
    await server.dispatcher.pause();
    // A counter and an extension follow, so some names of the list are good beginnings.
    const leading = [
      ...[
        '../x',
        '../../x',
        'a/../../x',
        '/etc/x',
        '//server/x',
        '..\\x',
        'a\\..\\..\\x',
        'C:\\x',
        'C:/x',
        'file:///x',
        'x\0',
      ],
      ...[
        'a\nb',
        'a//b',
        './x',
        'linked/x',
        'link.png/x',
        '%2e%2e/x',
        '%252e%252e/x',
        '%2fetc%2fx',
        '%date:yyyy%/../../x',
      ],
      ...['%date:../%x', '../outputs/x', 'a./x', 'con/x', `${'a/'.repeat(600)}x`],
    ];
    for (const prefix of leading) {
      const prompt = {
        1: { class_type: 'EmptyImage', inputs: {} },
        2: { class_type: 'SaveImage', inputs: { images: ['1', 0], filename_prefix: prefix } },
      };
      await mustRefuse({ method: 'POST', url: '/prompt', payload: { prompt } }, JSON.stringify(prefix));
    }
    assert.equal(server.dispatcher.remaining(), 0);
    await server.dispatcher.resume();
    assert.equal(await fingerprint(), outside);
  });
});
