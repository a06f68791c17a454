// Where days lie on the strip: in proportion, but for quiet stretches, which are shortened (the same as scale.py).
const LOUDEST = 6, EPOCH = 719163, DAY = 864e5;

const dateOf = (day) => new Date((day - EPOCH) * DAY);
const dayOf = (year, month = 0, day = 1) => new Date(0).setUTCFullYear(year, month, day) / DAY + EPOCH;
const isoOf = (day) => dateOf(day).toISOString().slice(0, 10);

function limitOf(steps) {
  const ranked = [...steps].sort((a, b) => b - a);
  let rest = ranked.reduce((sum, step) => sum + step, 0);
  for (const [shortened, step] of ranked.entries()) {
    const limit = Math.max(rest / Math.max(shortened, LOUDEST), step);
    if (step <= (rest + shortened * limit) * Math.max(1 / LOUDEST, 1.5 / (ranked.length - shortened))) return [step, limit];
    rest -= step;
  }
  return [ranked[0], ranked[0]];
}

function scaleOf(first, last, days) {
  const inside = [...days].flatMap((day) => [day, day + 1]).filter((knot) => first < knot && knot <= last);
  const knots = [...new Set([first, ...inside, last + 1])].sort((a, b) => a - b);
  const steps = knots.slice(1).map((knot, n) => knot - knots[n]);
  const [longest, limit] = limitOf(steps);
  const places = [0];
  for (const step of steps) places.push(places.at(-1) + (step > longest ? limit : step));
  const total = places.at(-1);
  const between = (value, from, to) => {
    if (value <= from[0]) return to[0];
    if (value >= from.at(-1)) return to.at(-1);
    let low = 0, high = from.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (from[middle] <= value) low = middle;
      else high = middle;
    }
    return to[low] + ((value - from[low]) / (from[high] - from[low])) * (to[high] - to[low]);
  };
  const at = places.map((place) => place / total);
  return {
    loud: knots.filter((_, n) => steps[n] <= longest),
    quiet: steps.flatMap((step, n) => (step > longest ? [[at[n], at[n + 1]]] : [])),
    place: (day) => between(day, knots, at),
    day: (place) => between(place, at, knots),
  };
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

function stretchWords(first, last) {
  const [a, b, after] = [dateOf(first), dateOf(last), dateOf(last + 1)];
  const month = (date) => MONTHS[date.getUTCMonth()];
  const year = (date) => date.getUTCFullYear();
  const fromFirst = a.getUTCDate() === 1 && after.getUTCDate() === 1;
  const whole = fromFirst && a.getUTCMonth() === 0 && after.getUTCMonth() === 0;
  if (whole) return year(a) === year(b) ? `${year(a)}` : `${year(a)} – ${year(b)}`;
  if (first === last) return `${WEEKDAYS[a.getUTCDay()]} ${a.getUTCDate()} ${month(a)} ${year(a)}`;
  const [begin, end] = fromFirst ? [month(a), month(b)] : [`${a.getUTCDate()} ${month(a)}`, `${b.getUTCDate()} ${month(b)}`];
  if (year(a) !== year(b)) return `${begin} ${year(a)} – ${end} ${year(b)}`;
  if (month(a) !== month(b)) return `${begin} – ${end} ${year(b)}`;
  return fromFirst ? `${end} ${year(b)}` : `${a.getUTCDate()} – ${end} ${year(b)}`;
}
