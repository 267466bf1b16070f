/** Turns a drawing into what MNIST is made of: 28×28 grey values of a digit 20 pixels long. */

export const SIDE = 28;
const LONGER = 20;
const CENTRE = 14;

/**
 * Crops a drawing to its ink, scales the longer side to 20 pixels, and puts its centre of mass on pixel (14, 14), where
 * MNIST has it; no ink is pushed off the edge for that.
 *
 * @param {ArrayLike<number>} ink grey values 0..255, row by row, 0 for paper
 * @param {number} width
 * @param {number} height
 * @returns {Uint8Array | null} 784 grey values, or null where there is no ink
 */
export function digit(ink, width, height) {
  const box = bounds(ink, width, height);
  if (box === null) {
    return null;
  }
  const small = shrink(ink, width, box);
  const left = start(small, small.width, (x) => x);
  const top = start(small, small.height, (x, y) => y);
  const grey = new Uint8Array(SIDE * SIDE);
  for (let y = 0; y < small.height; y++) {
    grey.set(small.grey.subarray(y * small.width, (y + 1) * small.width), (top + y) * SIDE + left);
  }
  return grey;
}

function bounds(ink, width, height) {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (ink[y * width + x] > 0) {
        [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
        [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
      }
    }
  }
  return right === 0 ? null : { left, top, width: right - left, height: bottom - top };
}

/** Scales by the mean of all that falls into a pixel. */
function shrink(ink, stride, box) {
  const longer = Math.max(box.width, box.height);
  const width = Math.max(1, Math.round((LONGER * box.width) / longer));
  const height = Math.max(1, Math.round((LONGER * box.height) / longer));
  const columns = overlaps(box.width, width);
  const sums = new Float64Array(width * height);
  for (const row of overlaps(box.height, height)) {
    for (const column of columns) {
      const value = ink[(box.top + row.source) * stride + box.left + column.source];
      sums[row.target * width + column.target] += value * row.length * column.length;
    }
  }
  const area = box.width * box.height;
  return { grey: Uint8Array.from(sums, (sum) => Math.round(sum / area)), width, height };
}

/**
 * Lists which source pixels fall into which target pixels along one axis, and how much of them: in whole numbers, of
 * which a source pixel is `to` long and a target pixel `from`, so that sums are exact.
 */
function overlaps(from, to) {
  const all = [];
  for (let target = 0; target < to; target++) {
    const [begin, end] = [target * from, (target + 1) * from];
    for (let source = Math.floor(begin / to); source * to < end; source++) {
      all.push({ source, target, length: Math.min(end, (source + 1) * to) - Math.max(begin, source * to) });
    }
  }
  return all;
}

/** Finds where an axis must begin for the centre of mass to lie in the middle. */
function start({ grey, width, height }, length, along) {
  let [mass, moment] = [0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      mass += grey[y * width + x];
      moment += grey[y * width + x] * along(x, y);
    }
  }
  return Math.max(0, Math.min(SIDE - length, Math.round(CENTRE - moment / mass)));
}
