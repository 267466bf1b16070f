/** Draws losses as they come in, with their scale. */

const MARGIN = 6;

export class Curve {
  #canvas;
  #losses = [];

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.#canvas = canvas;
    new ResizeObserver(() => this.#draw()).observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#draw());
  }

  add(loss) {
    this.#losses.push(loss);
    this.#draw();
  }

  get losses() {
    return this.#losses;
  }

  #draw() {
    const scale = devicePixelRatio;
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    Object.assign(this.#canvas, { width: width * scale, height: height * scale });
    const context = this.#canvas.getContext("2d");
    context.scale(scale, scale);
    if (this.#losses.length === 0) {
      return;
    }
    const most = Math.max(...this.#losses);
    const x = (i) => MARGIN + (i / Math.max(1, this.#losses.length - 1)) * (width - 2 * MARGIN);
    const y = (loss) => height - MARGIN - (loss / most) * (height - 4 * MARGIN);
    context.strokeStyle = getComputedStyle(this.#canvas).color;
    Object.assign(context, { lineWidth: 2, lineJoin: "round" });
    context.beginPath();
    this.#losses.forEach((loss, i) => context.lineTo(x(i), y(loss)));
    context.stroke();
    context.fillStyle = getComputedStyle(document.body).color;
    context.font = "12px system-ui, sans-serif";
    context.fillText(`loss ${most.toFixed(2)}`, MARGIN, 16);
    const last = this.#losses.at(-1).toFixed(3);
    context.textAlign = "right";
    context.fillText(last, width - MARGIN, Math.max(16, y(this.#losses.at(-1)) - 8));
  }
}
