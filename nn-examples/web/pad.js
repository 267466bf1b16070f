/** A sheet to draw on by mouse, finger or pen. */

const PEN = 22;

export class Pad {
  #canvas;
  #context;
  #changed;
  #pen = null;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {() => void} changed called after each stroke, however short
   */
  constructor(canvas, changed) {
    this.#canvas = canvas;
    this.#context = canvas.getContext("2d", { willReadFrequently: true });
    this.#changed = changed;
    canvas.addEventListener("pointerdown", (event) => this.#begin(event));
    canvas.addEventListener("pointermove", (event) => this.#draw(event));
    canvas.addEventListener("pointerup", () => this.#lift());
    canvas.addEventListener("pointercancel", () => this.#lift());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#recolour());
  }

  get width() {
    return this.#canvas.width;
  }

  get height() {
    return this.#canvas.height;
  }

  /** Reads the ink, whatever its colour: 0 for paper, 255 where it covers. */
  ink() {
    const { data } = this.#context.getImageData(0, 0, this.width, this.height);
    return Uint8Array.from({ length: this.width * this.height }, (_, i) => data[4 * i + 3]);
  }

  clear() {
    this.#pen = null;
    this.#context.clearRect(0, 0, this.width, this.height);
    this.#changed();
  }

  #begin(event) {
    if (this.#pen !== null || event.button !== 0) {
      return;
    }
    event.preventDefault();
    this.#canvas.setPointerCapture(event.pointerId);
    this.#pen = { id: event.pointerId, ...this.#at(event) };
    this.#dot();
  }

  #draw(event) {
    if (this.#pen?.id !== event.pointerId) {
      return;
    }
    const passed = event.getCoalescedEvents?.() ?? [];
    for (const each of passed.length > 0 ? passed : [event]) {
      this.#lineTo(this.#at(each));
    }
  }

  #lift() {
    this.#pen = null;
  }

  #at(event) {
    const frame = this.#canvas.getBoundingClientRect();
    return {
      x: ((event.clientX - frame.left) * this.width) / frame.width,
      y: ((event.clientY - frame.top) * this.height) / frame.height,
    };
  }

  #dot() {
    const context = this.#context;
    context.fillStyle = this.#colour();
    context.beginPath();
    context.arc(this.#pen.x, this.#pen.y, PEN / 2, 0, 2 * Math.PI);
    context.fill();
    this.#changed();
  }

  #lineTo({ x, y }) {
    const context = this.#context;
    Object.assign(context, { lineWidth: PEN, lineCap: "round", lineJoin: "round" });
    context.strokeStyle = this.#colour();
    context.beginPath();
    context.moveTo(this.#pen.x, this.#pen.y);
    context.lineTo(x, y);
    context.stroke();
    Object.assign(this.#pen, { x, y });
    this.#changed();
  }

  #recolour() {
    const context = this.#context;
    context.globalCompositeOperation = "source-in";
    context.fillStyle = this.#colour();
    context.fillRect(0, 0, this.width, this.height);
    context.globalCompositeOperation = "source-over";
    this.#changed();
  }

  #colour() {
    return getComputedStyle(this.#canvas).color;
  }
}
