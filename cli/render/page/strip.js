// The strip: draws the events of a stretch of time (as strip.py does) and lets a stretch be chosen by hand or key.
const BASE = 76, HEIGHT = 120, BAR = 12, WIDEST_BAR = 26, LANE = 6, LANES = 3, APART = 78;
const ROUND_YEARS = [1000, 500, 100, 50, 10, 5, 1];
const LENGTHS = [1, 3, 7, 14, 31, 92, 183, 366, 1096, 1827, 3653, 9132, 36525, 365250];
const KINDS = ["sure", "told", "open"];

function makeStrip(events, chosen) {
  const box = document.getElementById("strip");
  const drawing = document.getElementById("drawing");
  const known = events.flatMap((event) => [event.first, event.last]).filter((day) => day !== null);
  if (!box || !known.length) return null;
  const least = known.reduce((a, b) => Math.min(a, b)), most = known.reduce((a, b) => Math.max(a, b));
  const dated = events.filter((event) => event.first !== null || event.last !== null);
  const knots = new Set(dated.filter((event) => event.first === event.last).map((event) => event.first));
  const wholeWords = document.getElementById("stretch").textContent;
  let view = [least, most], along = null, width = box.clientWidth || 1000;

  const make = (name, attributes, text) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    if (text !== undefined) node.textContent = text;
    return node;
  };
  const rectangle = (x, y, wide, high) => `M${x.toFixed(1)} ${y.toFixed(1)}h${wide.toFixed(1)}v${high.toFixed(1)}h${(-wide).toFixed(1)}z`;

  function* days() {
    for (const day of along.loud) yield [day, `${dateOf(day).getUTCDate()} ${MONTHS[dateOf(day).getUTCMonth()].slice(0, 3)}`];
  }

  function* years() {
    const [first, last] = [dateOf(view[0]), dateOf(view[1])];
    const [begin, end] = [first.getUTCFullYear(), last.getUTCFullYear()];
    for (const every of ROUND_YEARS) {
      const from = Math.ceil(begin / every) * every;
      if ((end - from) / every >= 1000) continue;
      for (let year = Math.max(from, 1); year <= end; year += every) if (dayOf(year) >= view[0]) yield [dayOf(year), `${year}`];
    }
    if (end - begin < 100) {
      const months = end * 12 + last.getUTCMonth();
      for (let n = begin * 12 + first.getUTCMonth() + 1; n <= months; n++)
        yield [dayOf(Math.floor(n / 12), n % 12), `${MONTHS[n % 12].slice(0, 3)} ${Math.floor(n / 12)}`];
    }
  }

  // Rounder names come first, but not where there is room to name the days on which something happened.
  function* names() {
    const roomy = along.loud.length && along.loud.every((day) => width * (along.place(day + 1) - along.place(day)) >= APART / 2);
    if (roomy) yield* days();
    yield* years();
    if (!roomy) yield* days();
  }

  function bars(paths) {
    const columns = new Map();
    const single = dated.filter((event) => event.first === event.last && event.first >= view[0] && event.first <= view[1]);
    let most = 1, dayWidth = width;
    for (const { first } of single) dayWidth = Math.min(dayWidth, width * (along.place(first + 1) - along.place(first)));
    const bar = Math.min(Math.max(BAR, 0.3 * dayWidth), WIDEST_BAR);
    for (const event of single) {
      const at = Math.floor((width * along.place(event.first + 0.5)) / bar);
      if (!columns.has(at)) columns.set(at, { all: 0, sure: 0, told: 0, open: 0 });
      const column = columns.get(at);
      most = Math.max(most, ++column.all);
      if (event.shown) column[event.kind]++;
    }
    const unit = Math.min(9, (BASE - 4) / most), gap = unit > 3 ? 1 : 0;
    for (const [at, column] of columns) {
      let top = BASE;
      const stack = (kind, number) => {
        for (let n = 0; n < (gap ? number : Math.min(number, 1)); n++) {
          const high = gap ? unit : Math.max(unit * number, kind === "out" ? 0.5 : 2.5);
          top -= high;
          paths[kind] += rectangle(at * bar + 1, top, bar - 2, Math.max(high - gap, 0.5));
        }
      };
      for (const kind of KINDS) stack(kind, column[kind]);
      stack("out", column.all - column.sure - column.told - column.open);
    }
  }

  function lines(paths) {
    const spans = new Map();
    for (const event of dated) {
      if (event.first === event.last || (event.last ?? Infinity) < view[0] || (event.first ?? -Infinity) > view[1]) continue;
      const key = `${event.first} ${event.last}`;
      spans.set(key, { first: event.first ?? view[0], last: event.last ?? view[1], open: event.first === null || event.last === null, shown: event.shown || spans.get(key)?.shown });
    }
    const ends = new Array(LANES).fill(-1);
    for (const span of [...spans.values()].sort((a, b) => a.first - b.first || a.last - b.last)) {
      const left = width * along.place(span.first), right = width * along.place(span.last + 1);
      const free = ends.findIndex((end) => end < left), lane = free < 0 ? LANES - 1 : free;
      ends[lane] = Math.max(ends[lane], right + 2);
      const top = BASE + 5 + lane * LANE, long = Math.max(right - left - 1, 2);
      if (span.open) paths[span.shown ? "dashes" : "dashes out"] += `M${left.toFixed(1)} ${top + 1.5}h${long.toFixed(1)}`;
      else paths[span.shown ? "line" : "out"] += rectangle(left, top, long, 3);
    }
  }

  function draw() {
    along = scaleOf(view[0], view[1], [...knots].filter((day) => view[0] <= day && day <= view[1]));
    drawing.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    const paths = { out: "", sure: "", told: "", open: "", line: "", dashes: "", "dashes out": "" };
    bars(paths);
    lines(paths);
    const nodes = along.quiet.map(([from, to]) => make("rect", { class: "quiet", x: width * from, y: 0, width: width * (to - from), height: BASE }));
    for (const [kind, d] of Object.entries(paths)) if (d) nodes.push(make("path", { class: kind, d }));
    nodes.push(make("line", { class: "axis", x1: 0, y1: BASE, x2: width, y2: BASE }));
    const taken = [];
    for (const [day, name] of names()) {
      const x = width * along.place(day);
      if (x <= width - APART && taken.every((other) => Math.abs(x - other.x) >= APART)) taken.push({ x, day, name });
    }
    let before = null;
    for (const { x, day, name } of taken.sort((a, b) => a.x - b.x)) {
      const year = dateOf(day).getUTCFullYear();
      const text = year === before || name.endsWith(String(year)) ? name : `${name} ${year}`;
      before = year;
      nodes.push(make("line", { class: "tick", x1: x, y1: BASE, x2: x, y2: HEIGHT - 16 }), make("text", { x: x + 3, y: HEIGHT - 5 }, text));
    }
    drawing.replaceChildren(...nodes);
  }

  function choose(first, last) {
    const [a, b] = [Math.min(first, last), Math.max(first, last)];
    const length = Math.min(b - a, most - least);
    const from = Math.round(Math.min(Math.max(a, least), most - length));
    chosen([from, Math.round(from + length)]);
  }
  const isWhole = () => view[0] <= least && view[1] >= most;
  const whole = () => chosen(null);

  function resize(pick, middle) {
    const length = pick(view[1] - view[0] + 1);
    if (length === undefined || length > most - least) return whole();
    const from = Math.round(middle - (length - 1) / 2);
    return choose(from, from + length - 1);
  }
  function closer() {
    const shown = dated.filter((event) => event.shown && event.first === event.last).map((event) => event.first).sort((a, b) => a - b);
    const middle = shown.length ? shown[shown.length >> 1] : (view[0] + view[1]) / 2;
    resize((now) => LENGTHS.findLast((length) => length < now * 0.8) ?? 1, middle);
  }
  const wider = () => resize((now) => LENGTHS.find((length) => length > now * 1.25), (view[0] + view[1]) / 2);
  function move(part) {
    if (isWhole()) return closer();
    const step = Math.sign(part) * Math.max(1, Math.round(Math.abs(part) * (view[1] - view[0] + 1)));
    return choose(view[0] + step, view[1] + step);
  }

  function clicked(day) {
    const length = view[1] - view[0] + 1, at = dateOf(day), year = at.getUTCFullYear(), month = at.getUTCMonth();
    if (length > 366) choose(dayOf(year), dayOf(year + 1) - 1);
    else if (length > 31) choose(dayOf(year, month), dayOf(year, month + 1) - 1);
    else choose(day, day);
  }

  const place = (event) => Math.min(Math.max((event.clientX - box.getBoundingClientRect().left) / width, 0), 0.99999);
  let begun = null, band = null;
  box.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    begun = place(event);
    box.setPointerCapture(event.pointerId);
    band = drawing.appendChild(make("rect", { class: "chosen", x: begun * width, y: 0, width: 0, height: BASE }));
  });
  box.addEventListener("pointermove", (event) => {
    if (begun === null) return;
    const now = place(event);
    band.setAttribute("x", Math.min(begun, now) * width);
    band.setAttribute("width", Math.abs(now - begun) * width);
  });
  const end = () => {
    band?.remove();
    begun = band = null;
  };
  box.addEventListener("pointercancel", end);
  box.addEventListener("pointerup", (event) => {
    if (begun === null) return;
    const [from, to] = [begun, place(event)].sort((a, b) => a - b);
    end();
    if ((to - from) * width < 4) clicked(Math.floor(along.day(from)));
    else choose(Math.floor(along.day(from)), Math.floor(along.day(to)));
  });

  const keys = {
    ArrowLeft: () => move(-0.2), ArrowRight: () => move(0.2), ArrowUp: closer, ArrowDown: wider,
    PageDown: () => move(-1), PageUp: () => move(1),
    "+": closer, "=": closer, "-": wider, Escape: whole,
    Home: () => choose(least, least + view[1] - view[0]), End: () => choose(most - view[1] + view[0], most),
  };
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  document.getElementById("closer").addEventListener("click", closer);
  document.getElementById("wider").addEventListener("click", wider);
  document.getElementById("whole").addEventListener("click", whole);
  for (const [key, value] of Object.entries({ tabindex: 0, role: "slider", "aria-label": "Stretch of time shown", "aria-describedby": "strip-help", "aria-valuemin": least, "aria-valuemax": most }))
    box.setAttribute(key, value);
  drawing.setAttribute("aria-hidden", "true");
  new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width === width || !contentRect.width) return;
    width = contentRect.width;
    draw();
  }).observe(box);

  return {
    show(stretch) {
      view = stretch ? [stretch[0] ?? least, stretch[1] ?? most] : [least, most];
      if (view[0] > view[1]) view = [view[1], view[0]];
      const within = (event) => event.shown && (event.last ?? Infinity) >= view[0] && (event.first ?? -Infinity) <= view[1];
      const number = dated.filter(within).length;
      const words = `${isWhole() ? wholeWords : stretchWords(...view)}, ${new Intl.NumberFormat("en").format(number)} dated event${number === 1 ? "" : "s"}${isWhole() ? "" : " in this stretch"}`;
      document.getElementById("stretch").textContent = words;
      document.getElementById("whole").disabled = document.getElementById("wider").disabled = isWhole();
      document.getElementById("closer").disabled = view[0] === view[1];
      box.setAttribute("aria-valuenow", Math.round((view[0] + view[1]) / 2));
      box.setAttribute("aria-valuetext", words);
      draw();
    },
  };
}
