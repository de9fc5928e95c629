import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PaletteEntry } from './palette-entry.js';
import { searchPalette } from './search-palette.js';

const entry = (type: string, en: string, zh: string, category: string, keywords: string[] = []): PaletteEntry => ({
  type,
  label: { en, zh },
  summary: { en: `About ${en}.`, zh: '' },
  category,
  keywords,
  deprecated: false,
  experimental: false,
  inputs: [],
  outputs: [],
});

const entries = [
  entry('HeyGemTalkingHead', 'HeyGem Generator', 'HeyGem 数字人生成', 'heygem', [
    'lip sync',
    'avatar',
    '数字人',
    '口型',
  ]),
  entry('LipIntensity', 'Lip Intensity', '口型强度', 'heygem/settings'),
  entry('QualityScore', 'Quality Score', '质量评分', 'analysis', ['measure', 'sync']),
  entry('LoadVideo', 'Load Video', '加载视频', 'video', ['open', 'clip', 'mp4']),
  entry('SaveVideo', 'Save Video', '保存视频', 'video', ['export', 'mp4']),
  entry('TrimVideo', 'Trim Video', '裁剪视频', 'video/edit', ['cut']),
  entry('LoadAudioFolder', 'Load Audio Folder', '加载音频文件夹', 'audio', ['batch']),
  entry('LoadAudio', 'Load Audio', '加载音频', 'audio', ['open', 'wav']),
  entry('MixAudio', 'Mix Audio', '混合音频', 'audio/edit'),
  entry('LoadImage', 'Load Image', '加载图片', 'image', ['photo']),
];

const found = (query: string, options = {}) => searchPalette(entries, query, options).map(({ type }) => type);

test('nothing searched is everything, in its order', () => {
  assert.deepEqual(
    found('  '),
    entries.map(({ type }) => type),
  );
});

for (const query of ['heygem', 'hey', 'hg', 'hq', 'szr', 'shuziren', '数字人', 'avatar', 'talking', 'TalkingHead']) {
  test(`"${query}" finds the generator first`, () => {
    assert.equal(found(query)[0], 'HeyGemTalkingHead');
  });
}

test('Chinese names are found by pinyin, in full and by initials', () => {
  assert.deepEqual(found('jzsp'), ['LoadVideo']);
  assert.deepEqual(found('jiazaishipin'), ['LoadVideo']);
  assert.deepEqual(found('bcsp'), ['SaveVideo']);
  assert.deepEqual(found('yinpin').sort(), ['LoadAudio', 'LoadAudioFolder', 'MixAudio']);
});

test('every word has to fit, and may be the beginning of one', () => {
  assert.deepEqual(found('load aud'), ['LoadAudio', 'LoadAudioFolder']);
  assert.deepEqual(found('aud lo'), ['LoadAudio', 'LoadAudioFolder']);
  assert.deepEqual(found('load zzzz'), []);
});

test('misspelt words are understood', () => {
  assert.deepEqual(found('vidoe').slice(0, 3).sort(), ['LoadVideo', 'SaveVideo', 'TrimVideo']);
  assert.equal(found('load vidoe')[0], 'LoadVideo');
  assert.equal(found('qualty')[0], 'QualityScore');
});

test('names go before keywords, keywords before categories', () => {
  assert.equal(found('lip')[0], 'LipIntensity');
  assert.deepEqual(found('video').slice(0, 3).sort(), ['LoadVideo', 'SaveVideo', 'TrimVideo']);
  assert.deepEqual(found('剪辑', { categoryNames: (path: string) => (path.endsWith('edit') ? ['剪辑'] : []) }).sort(), [
    'MixAudio',
    'TrimVideo',
  ]);
});

test('of equals, what was used lately goes first', () => {
  assert.equal(found('load')[0], 'LoadVideo');
  assert.equal(found('load', { recent: ['LoadImage'] })[0], 'LoadImage');
});

test('two letters are taken for misspelt initials too, after what fits exactly', () => {
  const withOther = [entry('ImageSize', 'Image Size', '获取尺寸', 'image'), ...entries];
  const types = searchPalette(withOther, 'hq').map(({ type }) => type);
  assert.equal(types[0], 'ImageSize');
  assert.ok(types.includes('HeyGemTalkingHead'));
});

test('nonsense finds nothing', () => {
  assert.deepEqual(found('xqzjw'), []);
});
