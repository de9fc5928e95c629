/** Everything that the inspector has a picture of its own for. */
const workflow = {
  1: { class_type: 'LoadVideo', inputs: { file: 'presenter.mp4' } },
  2: { class_type: 'LoadAudio', inputs: { audio: 'voice-en.mp3' } },
  3: {
    class_type: 'HeyGemTalkingHead',
    inputs: { audio: ['2', 0], video: ['1', 0], use_gpu: false, resolution: '720p' },
  },
  4: { class_type: 'SaveVideo', inputs: { video: ['3', 0], filename_prefix: 'inspected' } },
  5: { class_type: 'FaceDetect', inputs: { video: ['1', 0] } },
  6: { class_type: 'MouthTrack', inputs: { audio: ['2', 0] } },
  7: { class_type: 'QualityScore', inputs: { video: ['3', 0] } },
  8: { class_type: 'VideoToImages', inputs: { video: ['1', 0], count: 3 } },
  9: { class_type: 'PreviewImage', inputs: { images: ['8', 0] } },
};

/** Looks inside nodes: footage with the face, curves, reports, before and after, numbers. */
export async function inspectPictures({ page, say, open, shoot }) {
  await open('/editor');
  await page.getByRole('application').waitFor();
  await page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify(workflow));
  await page.getByRole('application').focus();
  await page.keyboard.press('Control+v');
  await page.locator('.react-flow__node').nth(8).waitFor();
  await page.getByRole('button', { name: say('editor', 'inspector'), exact: true }).click();
  const panel = page.getByRole('complementary', { name: say('editor', 'inspector') });
  await shoot('inspect-nothing');
  const preview = panel.getByRole('button', { name: say('inspect', 'previewHere') });
  const look = async (id) => {
    await page.getByRole('application').focus();
    // Nodes have grown by what they say.
    await page.keyboard.press('Control+Shift+L');
    await page.keyboard.press('.');
    await page.waitForTimeout(500);
    await page.locator(`.react-flow__node[data-id="${id}"]`).locator('header').first().click();
    await panel
      .getByRole('tab')
      .first()
      .waitFor()
      .catch(() => undefined);
    if (await preview.isVisible()) await preview.click();
  };

  await look('3');
  await shoot('inspect-working');
  await panel.getByText(say('inspect', 'modes.both')).click({ timeout: 90_000 });
  await panel.locator('figure').nth(1).locator('img').waitFor();
  await shoot('inspect-pair');
  await panel.getByText(say('inspect', 'modes.wipe'), { exact: true }).click();
  await shoot('inspect-wipe');
  await panel.getByRole('tab', { name: say('inspect', 'tabs.inputs') }).click();
  await shoot('inspect-received');
  await panel.getByRole('tab', { name: say('inspect', 'tabs.log') }).click();
  await shoot('inspect-log');

  await look('5');
  await panel.getByTestId('face-drawing').locator('path').first().waitFor({ timeout: 60_000 });
  await shoot('inspect-face');
  await look('6');
  await panel
    .getByRole('img', { name: say('inspect', 'mouthCurves') })
    .locator('canvas')
    .waitFor({ timeout: 60_000 });
  await shoot('inspect-mouth');
  await look('7');
  await panel.getByText(say('inspect', 'scoreParts')).waitFor({ timeout: 120_000 });
  await shoot('inspect-report');
  await look('8');
  await panel.getByText(say('inspect', 'stillModes.numbers')).click({ timeout: 60_000 });
  await panel.getByRole('button', { name: say('inspect', 'heatMap') }).waitFor();
  await shoot('inspect-numbers');
  await panel.getByRole('button', { name: say('inspect', 'openLarge') }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('inspect-large');
}
