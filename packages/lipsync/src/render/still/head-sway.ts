/** How the head is turned and shifted against the picture: radians and u. */
export interface HeadSway {
  yaw: number;
  pitch: number;
  roll: number;
  across: number;
  down: number;
}
