import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { startBreakingRelay } from '../testing/start-breaking-relay.js';
import { startSmtpServer } from '../testing/start-smtp-server.js';
import { quickRetry, testFolder, testJournal } from '../testing/test-parcel.js';
import { type MailParcel, openMailTarget } from './open-mail-target.js';

const mail: MailParcel = {
  to: '张三 <zhang@example.com>；li@example.com',
  cc: 'boss@example.com',
  subject: '课程片头已完成：12 个视频',
  text: '全部完成。\n\n- 张三\n',
  html: '<p>全部完成。</p>',
  pictures: [],
  attachments: [],
};

async function openServer(t: TestContext, options: { readonly tls?: boolean } = {}) {
  const server = await startSmtpServer(options);
  t.after(() => server.close());
  const target = { profile: 'post', fields: server.fields, journal: await testJournal(t), retry: quickRetry };
  return { server, options: target };
}

for (const tls of [false, true]) {
  test(`a mail arrives with its pictures and files${tls ? ', encrypted' : ''}, once for each id`, async (t) => {
    const { server, options } = await openServer(t, { tls });
    const folder = await testFolder(t);
    const [picture, file] = [join(folder, 'a.jpg'), join(folder, '报告.csv')];
    await writeFile(picture, Buffer.from([1, 2, 3]));
    await writeFile(file, '姓名\n张三\n');
    const pictures = [{ cid: 'row-1', path: picture, contentType: 'image/jpeg' }];
    const attachments = [{ name: '报告.csv', path: file, contentType: 'text/csv' }];
    const target = openMailTarget(options);
    const sent = await target.deliver({ ...mail, pictures, attachments }, { id: 'run-1 4' });
    const again = await openMailTarget(options).deliver(mail, { id: 'run-1 4' });
    assert.deepEqual([sent.already, again.already, server.mails.length], [false, true, 1]);
    const [got] = server.mails;
    assert.deepEqual(got?.to, ['zhang@example.com', 'li@example.com', 'boss@example.com']);
    assert.deepEqual([got?.subject, got?.html.trim(), got?.text.trim()], [mail.subject, mail.html, mail.text.trim()]);
    assert.match(got?.messageId ?? '', /^<[0-9a-f]{32}@example\.com>$/);
    assert.deepEqual(
      got?.files.map(({ name, cid, bytes }) => [name, cid, bytes.length]),
      [
        ['a.jpg', 'row-1', 3],
        ['报告.csv', '', 14],
      ],
    );
  });
}

for (const fault of ['drop', 'busy 451', 'answer lost'] as const) {
  test(`a mail that meets "${fault}" is sent again under the same Message-ID`, async (t) => {
    const { server, options } = await openServer(t);
    let times = 1;
    server.fault = () => (times-- > 0 ? fault : undefined);
    await openMailTarget(options).deliver({ ...mail, html: `<p>${'x'.repeat(100_000)}</p>` }, { id: 'a' });
    assert.equal(server.attempts(), 2);
    assert.equal(new Set(server.mails.map(({ messageId }) => messageId)).size, 1);
    assert.equal(server.mails.length, fault === 'answer lost' ? 2 : 1);
  });
}

test('a connection that breaks in the middle of a mail is made again', async (t) => {
  const { server, options } = await openServer(t);
  const relay = await startBreakingRelay(server.port, (n) => (n === 1 ? 50_000 : undefined));
  t.after(() => relay.close());
  const fields = { ...options.fields, port: String(relay.port) };
  await openMailTarget({ ...options, fields }).deliver({ ...mail, html: 'x'.repeat(200_000) }, { id: 'a' });
  assert.deepEqual([relay.connections(), server.mails.length], [2, 1]);
});

test('a wrong password, a refusal and wrong addresses are told once, without the password', async (t) => {
  const { server, options } = await openServer(t);
  const wrong = openMailTarget({ ...options, fields: { ...options.fields, password: 'wrong-password' } });
  for (const fail of [() => wrong.deliver(mail, { id: 'a' }), () => wrong.check()]) {
    await assert.rejects(fail(), (error: Error & { code?: string; kind?: string }) => {
      assert.deepEqual([error.code, error.kind], ['DELIVERY_REFUSED', 'user']);
      return !JSON.stringify(error).includes('wrong-password') && !error.message.includes('wrong-password');
    });
  }
  await openMailTarget(options).check();
  const target = openMailTarget(options);
  server.fault = () => 'refuse 550';
  await assert.rejects(target.deliver(mail, { id: 'b' }), { code: 'DELIVERY_REJECTED', kind: 'user' });
  server.fault = undefined;
  for (const to of ['nobody', '', 'a@b\r\nBcc: c@d', 'nobody@example.com']) {
    await assert.rejects(target.deliver({ ...mail, to, cc: '' }, { id: to }), { code: 'DELIVERY_ADDRESSES_WRONG' }, to);
  }
  const { refused } = (await target.deliver({ ...mail, cc: 'nobody@example.com' }, { id: 'c' })) as {
    refused?: unknown;
  };
  assert.deepEqual(refused, ['nobody@example.com']);
});

test('encryption that the server does not offer is not done without', async (t) => {
  const { server, options } = await openServer(t);
  const fields = { ...options.fields, security: 'starttls' };
  await assert.rejects(
    openMailTarget({ ...options, fields, retry: { ...quickRetry, attempts: 1 } }).deliver(mail, { id: 'a' }),
  );
  assert.equal(server.mails.length, 0);
});

test('a cancelled mail is not sent', async (t) => {
  const { server, options } = await openServer(t);
  const cancel = new AbortController();
  server.fault = () => {
    cancel.abort(new RangeError('enough'));
    return 'busy 451';
  };
  await assert.rejects(openMailTarget(options).deliver(mail, { id: 'a', signal: cancel.signal }), RangeError);
  assert.equal(server.mails.length, 0);
});
