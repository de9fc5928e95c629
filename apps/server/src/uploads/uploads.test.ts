import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type FormPart, multipart } from '../testing/multipart.js';
import { openTestServer, type TestServer } from '../testing/open-test-server.js';
import { sampleBytes } from '../testing/sample-bytes.js';

let server: TestServer;
before(async () => {
  server = await openTestServer({ uploadLimitBytes: 100_000 });
});
after(() => server[Symbol.asyncDispose]());

const png = sampleBytes.png!;
const otherPng = Buffer.concat([png, Buffer.from('other')]);
let folder = '';
let count = 0;
beforeEach(() => {
  count += 1;
  folder = `test ${count}`;
});

async function upload(route: string, parts: readonly FormPart[]) {
  const answer = await server.ask({ method: 'POST', url: `/upload/${route}`, ...multipart(parts) });
  return { status: answer.statusCode, body: answer.json(), code: answer.json().error?.code };
}

const image = (filename: string, content: string | Uint8Array = png): FormPart => ({
  name: 'image',
  filename,
  content,
});
const inFolder = (): FormPart => ({ name: 'subfolder', content: folder });
const stored = () => readdir(join(server.home.inputs, folder)).then((names) => names.sort());
const leftOvers = () => readdir(join(server.home.temp, 'uploads')).catch(() => []);

describe('an upload', () => {
  test('is kept under its name, also where its fields come after it', async () => {
    const first = await upload('image', [inFolder(), image('人物 photo.png')]);
    assert.deepEqual(first.body, { name: '人物 photo.png', subfolder: folder, type: 'input' });
    const after = await upload('image', [image('b.png', otherPng), inFolder(), { name: 'type', content: 'input' }]);
    assert.equal(after.body.name, 'b.png');
    assert.deepEqual(await stored(), ['b.png', '人物 photo.png']);
    assert.deepEqual(await readFile(join(server.home.inputs, folder, 'b.png')), otherPng);
    assert.deepEqual(await leftOvers(), []);
  });

  test('of the same content is not kept twice, other content gets a number, and overwrite replaces', async () => {
    const names: string[] = [];
    for (const content of [png, png, otherPng, otherPng, png]) {
      names.push((await upload('image', [inFolder(), image('x.png', content)])).body.name);
    }
    assert.deepEqual(names, ['x.png', 'x.png', 'x (1).png', 'x (1).png', 'x.png']);
    const overwrite = { name: 'overwrite', content: 'true' };
    assert.equal((await upload('image', [inFolder(), overwrite, image('x.png', otherPng)])).body.name, 'x.png');
    assert.deepEqual(await stored(), ['x (1).png', 'x.png']);
    assert.deepEqual(await readFile(join(server.home.inputs, folder, 'x.png')), otherPng);
  });

  test('of one name many times at once keeps every content once', async () => {
    const contents = Array.from({ length: 12 }, (_, i) => Buffer.concat([png, Buffer.from(`${i % 6}`)]));
    const answers = await Promise.all(
      contents.map((content) => upload('image', [inFolder(), image('x.png', content)])),
    );
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    assert.equal((await stored()).length, 6);
    for (const [i, { body }] of answers.entries()) {
      assert.deepEqual(await readFile(join(server.home.inputs, folder, body.name)), contents[i]);
    }
  });

  test('goes to outputs and temp as well, and nowhere else', async () => {
    for (const [type, root] of [
      ['output', server.home.outputs],
      ['temp', server.home.temp],
    ] as const) {
      const answer = await upload('image', [inFolder(), image('x.png'), { name: 'type', content: type }]);
      assert.deepEqual([answer.body.type, await readdir(join(root, folder))], [type, ['x.png']]);
    }
    const elsewhere = await upload('image', [image('x.png'), { name: 'type', content: 'models' }]);
    assert.deepEqual([elsewhere.status, elsewhere.code], [400, 'REQUEST_INVALID']);
  });

  test('is also taken below /api', async () => {
    const answer = await server.ask({
      method: 'POST',
      url: '/api/upload/image',
      ...multipart([inFolder(), image('x.png')]),
    });
    assert.equal(answer.statusCode, 200);
  });
});

describe('what is taken', () => {
  const sounds = ['wav', 'mp3', 'm4a', 'aac', 'flac', 'ogg', 'opus'];
  const videos = ['mp4', 'mov', 'mkv', 'webm', 'avi', 'flv', 'ts'];
  const taken: Readonly<Record<string, readonly string[]>> = {
    image: Object.keys(sampleBytes),
    // The sound of a video will do for a sound, and a photo for a video.
    audio: [...sounds, ...videos],
    video: [...videos, ...Object.keys(sampleBytes).filter((name) => ![...sounds, ...videos].includes(name))],
    file: Object.keys(sampleBytes),
  };
  for (const [route, extensions] of Object.entries(taken)) {
    test(`/upload/${route} tells ${extensions.join(', ')} by their bytes`, async () => {
      for (const [extension, content] of Object.entries(sampleBytes)) {
        const parts = [inFolder(), { name: route, filename: `x.${extension}`, content }];
        const { status } = await upload(route, parts);
        assert.equal(status, extensions.includes(extension) ? 200 : 415, extension);
      }
    });
  }

  test('sound in a video container is sound if its name says so; a recording needs no extension', async () => {
    for (const filename of ['x.m4a', 'x']) {
      const { status } = await upload('audio', [inFolder(), { name: 'audio', filename, content: sampleBytes.mp4! }]);
      assert.equal(status, 200, filename);
    }
  });

  test('texts are taken as files, by name and as long as they are no markup and no script', async () => {
    const texts: Record<string, string | Uint8Array> = {
      'x.json': '{"a": 1}',
      'x.srt': '1\n00:00:00,000 --> 00:00:01,000\n你好\n',
      'x.vtt': 'WEBVTT\n',
      'x.csv': 'a,b\n',
      'x.txt': '你'.repeat(30_000),
      'gbk.csv': Buffer.from('d0d5c3fb2cbfceb3cc0a', 'hex'),
      'utf-16.csv': Buffer.from('\uFEFFa\tb\n', 'utf16le'),
      'x.jsonl': '{"a": 1}\n{"a": 2}\n',
    };
    for (const [filename, content] of Object.entries(texts)) {
      const answer = await upload('file', [inFolder(), { name: 'file', filename, content }]);
      assert.equal(answer.status, 200, filename);
    }
    assert.equal((await upload('image', [inFolder(), image('x.json', '{}')])).status, 415);
  });

  test('workbooks are taken as files, other documents in the same container are not', async () => {
    const workbook = await readFile(new URL('../../src/uploads/testing/small.xlsx', import.meta.url));
    for (const [filename, status] of [
      ['x.xlsx', 200],
      ['x.docx', 415],
      ['x.csv', 415],
    ] as const) {
      const answer = await upload('file', [inFolder(), { name: 'file', filename, content: workbook }]);
      assert.equal(answer.status, status, filename);
    }
  });
});

describe('a program', () => {
  const programs: Readonly<Record<string, string | Uint8Array>> = {
    html: '<!DOCTYPE html><script>alert(1)</script>',
    indented: '  \n<html><body onload=alert(1)>',
    svg: '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    xml: '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
    shell: '#!/bin/sh\nrm -rf /\n',
    elf: Buffer.concat([Buffer.from('7f454c46020101000000000000000000', 'hex'), Buffer.alloc(64)]),
    exe: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(128)]),
    zip: Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(64)]),
    pdf: '%PDF-1.7\n',
    notText: Buffer.from([0x61, 0xff, 0xfe, 0x00]),
    nothing: '',
  };
  for (const [kind, content] of Object.entries(programs)) {
    test(`${kind} is refused whatever it is called`, async () => {
      const names = [
        'x.png',
        'x.wav',
        'x.mp4',
        'x.html',
        'x.svg',
        'x',
        ...(kind === 'nothing' ? [] : ['x.txt', 'x.json']),
      ];
      for (const filename of names) {
        for (const route of ['image', 'audio', 'video', 'file', 'mask']) {
          const name = route === 'mask' ? 'image' : route;
          const answer = await upload(route, [inFolder(), { name, filename, content }]);
          assert.deepEqual([answer.status, answer.code], [415, 'UPLOAD_TYPE_REFUSED'], `${route} ${filename}`);
        }
      }
      await assert.rejects(stored(), { code: 'ENOENT' });
      assert.deepEqual(await leftOvers(), []);
    });
  }

  test('a picture that is called a page or a program is refused', async () => {
    for (const filename of ['x.html', 'x.svg', 'x.js', 'x.png.html', 'x.wav', 'x.json']) {
      assert.equal((await upload('image', [inFolder(), image(filename)])).status, 415, filename);
    }
  });
});

describe('an upload that is not right', () => {
  test('is refused with a sentence where it is too large, and leaves nothing', async () => {
    const large = Buffer.concat([png, Buffer.alloc(100_000)]);
    const answer = await upload('image', [inFolder(), image('x.png', large)]);
    assert.deepEqual([answer.status, answer.code], [413, 'UPLOAD_TOO_LARGE']);
    assert.match(answer.body.error.text.zh, /x\.png.*100000/);
    const fits = Buffer.concat([png, Buffer.alloc(100_000 - png.length)]);
    assert.equal((await upload('image', [inFolder(), image('x.png', fits)])).status, 200);
    assert.deepEqual([await stored(), await leftOvers()], [['x.png'], []]);
  });

  test('is refused where the file is missing, has another field, or the body is no form', async () => {
    assert.equal((await upload('image', [inFolder()])).code, 'UPLOAD_MISSING');
    assert.equal((await upload('image', [{ ...image('x.png'), name: 'audio' }])).code, 'UPLOAD_MISSING');
    const json = await server.ask({ method: 'POST', url: '/upload/image', payload: { image: 'x' } });
    assert.ok(json.statusCode >= 400 && json.statusCode < 500);
    const { headers, payload } = multipart([image('x.png')]);
    const cut = await server.ask({ method: 'POST', url: '/upload/image', headers, payload: payload.subarray(0, 200) });
    assert.deepEqual([cut.statusCode, cut.json().error.code], [400, 'UPLOAD_BROKEN']);
    assert.deepEqual(await leftOvers(), []);
  });

  test('is told apart from a disk that cannot keep it', async () => {
    await using own = await openTestServer();
    await rm(join(own.home.temp, 'uploads'), { recursive: true, force: true });
    await writeFile(join(own.home.temp, 'uploads'), 'in the way');
    const answer = await own.ask({ method: 'POST', url: '/upload/image', ...multipart([image('x.png')]) });
    assert.deepEqual([answer.statusCode, answer.json().error.code], [503, 'FILE_NOT_SAVED']);
    const settings = await own.ask({ method: 'POST', url: '/settings', payload: { a: 1 } });
    assert.deepEqual([settings.statusCode, settings.json().error.code], [503, 'FILE_NOT_SAVED']);
  });

  test('leaves nothing where the client goes away half-way', async () => {
    const url = new URL('/upload/image', await server.listen());
    const { headers, payload } = multipart([inFolder(), image('x.png', Buffer.alloc(90_000, 1))]);
    const request = httpRequest(url, { method: 'POST', headers: { ...headers, 'content-length': payload.length } });
    request.on('error', () => {});
    request.write(payload.subarray(0, 50_000));
    while ((await leftOvers()).length === 0) await nextTurn();
    request.destroy();
    await new Promise((resolve) => request.on('close', resolve));
    while ((await leftOvers()).length > 0) await nextTurn();
    await assert.rejects(stored(), { code: 'ENOENT' });
  });
});

describe('a mask', () => {
  for (const field of ['original_ref', 'originalRef']) {
    test(`is pasted on the picture that ${field} names`, async () => {
      await mkdir(join(server.home.inputs, folder), { recursive: true });
      await writeFile(join(server.home.inputs, folder, 'face.png'), otherPng);
      const reference = JSON.stringify({ filename: 'face.png', subfolder: folder, type: 'input' });
      const parts = [image('masked.png'), { name: field, content: reference }, inFolder()];
      const answer = await upload('mask', parts);
      assert.deepEqual(answer.body, { name: 'masked.png', subfolder: folder, type: 'input' });
      const made = JSON.parse(await readFile(join(server.home.inputs, folder, 'masked.png'), 'utf8'));
      assert.deepEqual([made.task, made.params.original], ['mask', join(server.home.inputs, folder, 'face.png')]);
      assert.deepEqual(await leftOvers(), []);
    });
  }

  test('without a picture, or with one that is not there, is refused', async () => {
    const refer = (content: string) => upload('mask', [image('m.png'), { name: 'original_ref', content }]);
    assert.equal((await upload('mask', [image('m.png')])).code, 'MASK_ORIGINAL_MISSING');
    assert.equal((await refer('not JSON')).code, 'MASK_ORIGINAL_MISSING');
    assert.deepEqual((await refer('{"filename":"lost.png","type":"input"}')).code, 'FILE_NOT_FOUND');
    assert.equal((await refer('{"filename":"../../etc/passwd","type":"input"}')).code, 'FILE_NAME_REFUSED');
    assert.deepEqual(await leftOvers(), []);
  });
});
