import { definePack } from '@talkgraph/engine';
import { emptyImage } from './empty-image.js';
import { getImageSize } from './get-image-size.js';
import { imageBatch } from './image-batch.js';
import { imageCrop } from './image-crop.js';
import { imageFromBatch } from './image-from-batch.js';
import { imageScale } from './image-scale.js';
import { imageToMask } from './image-to-mask.js';
import { invertMask } from './invert-mask.js';
import { loadImage } from './load-image.js';
import { maskToImage } from './mask-to-image.js';
import { previewImage } from './preview-image.js';
import { rebatchImages } from './rebatch-images.js';
import { saveImage } from './save-image.js';

/** Pictures: loading, saving, basic edits, masks. */
export const imagePack = definePack({
  name: 'image',
  version: '0.1.0',
  label: { en: 'Images', zh: '图片' },
  nodes: [
    loadImage,
    saveImage,
    previewImage,
    imageScale,
    imageCrop,
    imageBatch,
    imageFromBatch,
    rebatchImages,
    getImageSize,
    emptyImage,
    invertMask,
    maskToImage,
    imageToMask,
  ],
});
