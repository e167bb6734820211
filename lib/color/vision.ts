import { type Rgb, toLinear } from "./contrast";

type Matrix = readonly [Rgb, Rgb, Rgb];

/** What each kind of eye makes of linear light: Machado, Oliveira and Fernandes 2009, severity 1. */
export const visions = {
  normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
} as const satisfies Readonly<Record<string, Matrix>>;

export type Vision = keyof typeof visions;

/** How far apart two colours look to an eye: the distance in OKLab, where 0.02 is just told apart and black to white is 1. */
export function distance(one: Rgb, other: Rgb, vision: Vision): number {
  const [a, b] = [okLab(times(visions[vision], toLinear(one))), okLab(times(visions[vision], toLinear(other)))];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** OKLab of linear light that may lie outside the screen's colours (Björn Ottosson, 2020). */
function okLab(light: Rgb): Rgb {
  const inside: Rgb = [clamp(light[0]), clamp(light[1]), clamp(light[2])];
  const cones = times([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]], inside);
  const roots: Rgb = [Math.cbrt(cones[0]), Math.cbrt(cones[1]), Math.cbrt(cones[2])];
  return times([[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099], [0.0259040371, 0.7827717662, -0.808675766]], roots);
}

function times([red, green, blue]: Matrix, color: Rgb): Rgb {
  return [dot(red, color), dot(green, color), dot(blue, color)];
}

const dot = (a: Rgb, b: Rgb) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const clamp = (value: number) => Math.min(1, Math.max(0, value));
