/** What a lesson consists of: drawn examples of a sign, among digits that are rehearsed so that they are not forgotten. */

import { SIDE } from "./digit.js";

/** The class that Java left free. */
export const SIGN = 10;
const PIXELS = SIDE * SIDE;
const BATCH = 32;
const DRAWN = 10;

/** How far examples are rotated, in radians, and scaled: a sign is never drawn twice alike. */
const ROTATED = 0.2;
const SCALED = 0.12;

/** Reads rows of a label and 784 greys. */
export function labelled(bytes) {
  const count = bytes.length / (1 + PIXELS);
  const rows = Array.from({ length: count }, (_, i) => bytes.subarray(i * (1 + PIXELS), (i + 1) * (1 + PIXELS)));
  return rows.map(([label, ...grey]) => ({ label, grey: Uint8Array.from(grey) }));
}

/** Puts drawings one after the other. */
export function joined(greys) {
  const all = new Uint8Array(greys.length * PIXELS);
  greys.forEach((grey, i) => all.set(grey, i * PIXELS));
  return all;
}

/** Tells which share of digits a model reads as what they are. */
export async function accuracy(model, digits) {
  const scores = await model(joined(digits.map(({ grey }) => grey)), digits.length);
  const classes = scores.length / digits.length;
  const right = digits.filter(({ label }, i) => {
    const row = scores.subarray(i * classes, (i + 1) * classes);
    return row.indexOf(Math.max(...row)) === label;
  });
  return right.length / digits.length;
}

/**
 * Makes the rows of one step: 10 of the drawn examples, each rotated and scaled anew, and 22 digits.
 *
 * @param ort ONNX Runtime for JavaScript
 * @param contract of the training
 * @param {Uint8Array[]} examples at least one
 * @param {{label: number, grey: Uint8Array}[]} digits
 * @param {() => number} random gives numbers from 0 to below 1
 * @returns tensors by the names of the training's inputs
 */
export function batch(ort, { features: [feature], targets: [target] }, examples, digits, random) {
  const pick = (from) => from[Math.floor(random() * from.length)];
  const rows = Array.from({ length: BATCH }, (_, i) =>
    i < DRAWN ? { label: SIGN, grey: varied(pick(examples), random) } : pick(digits),
  );
  const labels = Int32Array.from(rows, ({ label }) => label);
  return {
    [feature.name]: new ort.Tensor("uint8", joined(rows.map(({ grey }) => grey)), [1, BATCH, ...feature.dims.slice(2)]),
    [target.name]: new ort.Tensor("int32", labels, [1, BATCH]),
  };
}

/** Turns and scales a drawing about its middle, by the nearest four pixels. */
function varied(grey, random) {
  const between = (most) => (2 * random() - 1) * most;
  const angle = between(ROTATED);
  const [sin, cos] = [Math.sin(angle) * (1 + between(SCALED)), Math.cos(angle) * (1 + between(SCALED))];
  const middle = SIDE / 2;
  return Uint8Array.from(grey, (_, i) => {
    const [x, y] = [(i % SIDE) - middle, Math.floor(i / SIDE) - middle];
    return Math.round(between4(grey, middle + cos * x - sin * y, middle + sin * x + cos * y));
  });
}

function between4(grey, x, y) {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const at = (column, row) => (column < 0 || row < 0 || column >= SIDE || row >= SIDE ? 0 : grey[row * SIDE + column]);
  const [right, below] = [x - left, y - top];
  const above = at(left, top) * (1 - right) + at(left + 1, top) * right;
  return above * (1 - below) + (at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right) * below;
}
