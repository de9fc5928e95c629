import { defineNode, string } from '@talkgraph/engine';
import type { ImageService, Pixels } from '../capabilities/image-service.js';
import { images } from '../capabilities.js';
import { image, mask, type StillReference } from '../ports.js';
import { fileFingerprint } from '../saving/file-fingerprint.js';

export const loadImage = defineNode({
  type: 'LoadImage',
  version: 1,
  label: { en: 'Load Image', zh: '加载图片' },
  category: 'image',
  summary: {
    en: 'Opens a picture from the input folder, turned upright. The mask shows where it is transparent.',
    zh: '打开输入文件夹中的图片并自动转正。遮罩表示图片中透明的部分。',
  },
  keywords: ['open', 'photo', 'picture', 'upload', '打开', '照片', '上传'],
  inputs: {
    image: {
      type: string,
      upload: 'image',
      label: { en: 'Image', zh: '图片' },
      tooltip: {
        en: 'A picture in the input folder; you can upload one here.',
        zh: '输入文件夹中的图片，可在此上传。',
      },
    },
  },
  outputs: {
    image: { type: image, label: { en: 'Image', zh: '图片' } },
    mask: { type: mask, label: { en: 'Mask', zh: '遮罩' } },
  },
  fingerprint: ({ image: name }, context) => fileFingerprint(name, context),
  async run({ image: name }, context) {
    const service = context.use(images);
    const { stills } = await service.open(await context.files.find(name));
    const [pictures, masks]: [StillReference[], StillReference[]] = [[], []];
    for (const still of stills) {
      if (still.channels === 4) {
        const pixels = await service.load(still);
        pictures.push(await service.store(colours(pixels)));
        masks.push(await service.store(transparency(pixels)));
      } else {
        pictures.push(still);
        masks.push(await nothing(service));
      }
    }
    return { image: { stills: pictures }, mask: { stills: masks } };
  },
});

function colours({ width, height, data }: Pixels): Pixels {
  const rgb = new Float32Array(width * height * 3);
  for (let i = 0, k = 0; k < rgb.length; i += 4, k += 3) rgb.set(data.subarray(i, i + 3), k);
  return { width, height, channels: 3, data: rgb };
}

/** 1 where nothing is seen. Computed in whole steps of 1/255, so that it stays exact. */
function transparency({ width, height, data }: Pixels): Pixels {
  const grey = new Float32Array(width * height);
  for (let i = 0; i < grey.length; i++) grey[i] = (255 - Math.round((data[i * 4 + 3] as number) * 255)) / 255;
  return { width, height, channels: 1, data: grey };
}

/** As in ComfyUI, the mask of a picture without transparency is 64 pixels wide and empty. */
function nothing(service: ImageService): Promise<StillReference> {
  return service.store({ width: 64, height: 64, channels: 1, data: new Float32Array(64 * 64) });
}
