/** Point numbers of the MediaPipe face mesh (468 points), named by what they lie on. Left and right are the picture's. */

/** Inner edge of the upper lip from the picture's left corner to its right one. */
export const innerUpperLip = [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308] as const;
/** Inner edge of the lower lip; begins and ends with the same corner points. */
export const innerLowerLip = [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308] as const;
export const outerUpperLip = [61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291] as const;
export const outerLowerLip = [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291] as const;

/** The other points on each lip's red, corners left out: where lips touch, place alone does not tell which lip one is on. */
export const upperLipBody = [
  185, 40, 39, 37, 0, 267, 269, 270, 409, 184, 74, 73, 72, 11, 302, 303, 304, 408, 183, 42, 41, 38, 12, 268, 271, 272,
  407,
] as const;
export const lowerLipBody = [
  146, 91, 181, 84, 17, 314, 405, 321, 375, 77, 90, 180, 85, 16, 315, 404, 320, 307, 96, 89, 179, 86, 15, 316, 403, 319,
  325,
] as const;

/** The face's outline from ear to ear along the jaw, from the picture's right to its left. */
export const jawOutline = [
  454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234,
] as const;

/** Points that talking hardly moves: eye corners, nose, cheekbones, temples, forehead. They tell the head's pose. */
export const rigidPoints = [
  33, 133, 263, 362, 168, 6, 197, 195, 5, 4, 1, 19, 2, 98, 327, 64, 294, 48, 278, 102, 331, 129, 358, 122, 351, 193,
  417, 114, 343, 188, 412, 198, 420, 126, 355, 100, 329, 101, 330, 119, 348, 118, 347, 117, 346, 116, 345, 123, 352, 50,
  280, 111, 340, 143, 372, 35, 265, 127, 356, 234, 454, 162, 389, 10, 9, 8, 151, 67, 297, 103, 332, 54, 284, 21, 251,
] as const;

export const eyeCornerLeft = 33;
export const eyeCornerRight = 263;
export const noseBase = 2;
export const chinTip = 152;
export const foreheadTop = 10;

/** Cheek points whose colour stands for the skin, the picture's left and right side. */
export const skinLeft = [50, 205, 187, 207, 36, 206] as const;
export const skinRight = [280, 425, 411, 427, 266, 426] as const;

/** Upper and lower lid edges from the picture's left to its right, for the eye on the picture's left and the other one. */
export const upperLids = [
  [33, 246, 161, 160, 159, 158, 157, 173, 133],
  [362, 398, 384, 385, 386, 387, 388, 466, 263],
] as const;
export const lowerLids = [
  [33, 7, 163, 144, 145, 153, 154, 155, 133],
  [362, 382, 381, 380, 374, 373, 390, 249, 263],
] as const;
/** The fold above each upper lid, point by point above `upperLids`. */
export const upperFolds = [
  [130, 247, 30, 29, 27, 28, 56, 190, 243],
  [463, 414, 286, 258, 257, 259, 260, 467, 359],
] as const;
/** Upper and lower edges of the brows, for the one on the picture's left and the other one. */
export const upperBrows = [
  [70, 63, 105, 66, 107],
  [300, 293, 334, 296, 336],
] as const;
export const lowerBrows = [
  [46, 53, 52, 65, 55],
  [276, 283, 282, 295, 285],
] as const;
