/** Which line of work a drawn scene shows. */
export type Trade = keyof typeof SCENES;

export interface SceneLook {
  readonly trade: Trade;
  readonly width: number;
  readonly height: number;
  /** Turns the colours, so that no two clips look alike. */
  readonly hue: number;
}

interface Colours {
  readonly deep: string;
  readonly mid: string;
  readonly light: string;
  readonly warm: string;
}

/** Draws into a square of 100 by 100; `at` runs from 0 to 1 and begins again. */
type Scene = (at: number, colours: Colours) => string;

const TURN = 2 * Math.PI;
const n = (value: number): string => value.toFixed(2);
const times = (count: number, draw: (index: number) => string): string => Array.from({ length: count }, (_, index) => draw(index)).join('');
const box = (x: number, y: number, w: number, h: number, fill: string, more = ''): string => `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${fill}" ${more}/>`;
const dot = (x: number, y: number, r: number, fill: string, more = ''): string => `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}" ${more}/>`;
const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, width: number): string =>
  `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round"/>`;
const path = (d: string, fill: string, more = ''): string => `<path d="${d}" fill="${fill}" ${more}/>`;
const turned = (degrees: number, x: number, y: number, inner: string): string => `<g transform="rotate(${n(degrees)} ${x} ${y})">${inner}</g>`;
const swing = (at: number, times_ = 1): number => Math.sin(at * TURN * times_);

const sparks = (x: number, y: number, at: number, colour: string): string =>
  dot(x, y, 3 + swing(at, 6), '#fff') + times(14, (i) => {
    const way = (at * 3 + i * 0.381) % 1;
    const angle = Math.PI * (0.15 + 0.7 * ((i * 0.618) % 1));
    return dot(x + Math.cos(angle) * way * 24, y - Math.sin(angle) * way * 14 + way * way * 20, 0.9 * (1 - way), i % 3 ? colour : '#fff');
  });

const wheel = (x: number, y: number, r: number, degrees: number, spokes: number, { light, deep }: Colours): string =>
  dot(x, y, r, light) + dot(x, y, r * 0.86, deep) + turned(degrees, x, y, times(spokes, (i) => turned((i * 360) / spokes, x, y, box(x - r * 0.05, y - r * 0.84, r * 0.1, r * 0.84, light)))) + dot(x, y, r * 0.2, light);

const puff = (x: number, y: number, at: number): string =>
  times(5, (i) => {
    const way = (at + i / 5) % 1;
    return dot(x + way * 8 + Math.sin(i * 2 + way * 4), y - way * 30, 2 + way * 6, '#fff', `fill-opacity="${n(0.5 * (1 - way))}"`);
  });

const SCENES = {
  car: (at, { light, warm, mid, deep }) =>
    path('M12 72 Q14 60 28 58 L38 46 Q41 43 46 43 L64 43 Q69 43 73 48 L80 57 Q90 59 90 68 L90 72 Z', light) + path('M41 48 L51 48 L51 57 L34 57 Z M55 48 L64 48 L71 57 L55 57 Z', deep) + wheel(29, 73, 8, at * 360, 5, { light: '#ddd', deep, mid, warm }) + wheel(73, 73, 8, at * 360, 5, { light: '#ddd', deep, mid, warm })
    + box(-60, 81, 220, 3, mid) + turned(6 * swing(at), 88, 10, line(88, 8, 72, 24, warm, 5) + line(72, 24, 62, 39, warm, 3.6) + dot(72, 24, 4, '#fff')) + sparks(61 - 2 * swing(at), 42 + swing(at), at, '#ffd27a'),
  grid: (at, { light, warm, mid }) =>
    dot(74, 26, 11, warm, 'fill-opacity="0.9"') + path('M-70 92 L-44 70 L-12 86 L22 62 L40 78 L64 56 L104 82 L132 66 L170 92 Z', mid) + box(-60, 88, 220, 20, mid)
    + [24, 76].map((x) => path(`M${x - 9} 88 L${x - 2} 30 L${x + 2} 30 L${x + 9} 88 M${x - 12} 40 L${x + 12} 40 M${x - 10} 52 L${x + 10} 52 M${x - 6} 70 L${x + 6} 70 M${x - 5} 52 L${x + 6} 70 M${x + 5} 52 L${x - 6} 70`, 'none', `stroke="${light}" stroke-width="1.6"`)).join('')
    + [40, 52].map((y) => path(`M-4 ${y + 4} Q12 ${y + 7} 24 ${y} Q50 ${y + 16} 76 ${y} Q90 ${y + 7} 104 ${y + 4}`, 'none', `stroke="${light}" stroke-width="0.8"`) + times(4, (i) => {
      const way = (at + i / 4) % 1;
      return dot(24 + way * 52, y + 32 * way * (1 - way), 1.5, '#fff6c8');
    })).join(''),
  appliance: (at, { light, warm, deep, mid }) =>
    box(-60, 74, 220, 5, mid) + times(15, (i) => wheel(i * 15 - 50, 82, 3.4, at * 360, 4, { light, deep, mid, warm }))
    + times(6, (i) => {
      const x = ((i + at) * 36) - 66;
      return box(x, 42, 28, 32, light, 'rx="3"') + box(x + 3, 45, 22, 4, mid) + dot(x + 14, 61, 9, deep) + turned(at * 720, x + 14, 61, path(`M${n(x + 14)} 61 m-7 0 a7 7 0 0 1 14 0 Z`, warm));
    }) + box(44, 6, 12, 18 + 5 * swing(at), warm, 'rx="2"') + box(38, 24 + 5 * swing(at), 24, 4, light, 'rx="2"'),
  building: (at, { light, warm, mid, deep }) =>
    times(7, (i) => box(14, 80 - i * 8, 34, 6.4, i % 2 ? light : mid)) + times(21, (i) => box(17 + (i % 3) * 10.4, 82 - Math.floor(i / 3) * 8, 6, 3, Math.sin(i * 3 + at * TURN) > 0.3 ? warm : deep))
    + box(68, 18, 3, 70, warm) + box(26, 18, 62, 2.4, warm) + line(69.5, 8, 30, 18, warm, 0.8) + line(69.5, 8, 86, 18, warm, 0.8) + box(82, 19, 7, 8, light)
    + turned(7 * swing(at), 40, 20, line(40, 20, 40, 34, light, 0.8) + box(32, 34, 16, 3, light)) + box(-60, 88, 220, 3, mid),
  generation: (at, { light, warm, mid, deep }) =>
    puff(20, 44, at) + puff(80, 40, (at + 0.4) % 1) + wheel(50, 52, 34, at * 120, 3, { light: mid, deep, mid, warm }) + turned(at * 120, 50, 52, times(12, (i) => turned(i * 30, 50, 52, path('M50 52 Q56 34 52 22 L46 22 Q48 36 50 52', i % 3 ? light : warm)))) + dot(50, 52, 6, '#fff') + box(-60, 86, 220, 4, mid),
  chemical: (at, { light, warm, mid }) =>
    line(-60, 20, 30, 20, mid, 5) + line(30, 20, 30, 34, mid, 5) + line(160, 28, 70, 28, mid, 5)
    + path('M42 22 L58 22 L58 42 L78 80 Q80 86 74 86 L26 86 Q20 86 22 80 L42 42 Z', '#fff', 'fill-opacity="0.28"') + path(`M33 ${n(60 + swing(at))} Q42 ${n(57 - 2 * swing(at))} 50 60 T67 ${n(60 - swing(at))} L77 80 Q79 85 74 85 L26 85 Q21 85 23 80 Z`, warm)
    + times(9, (i) => {
      const way = (at + i * 0.37) % 1;
      return dot(34 + ((i * 7) % 32), 82 - way * 24, 1 + (i % 3), '#fff', `fill-opacity="${n(0.8 - 0.7 * way)}"`);
    }) + dot(50, 10 + ((at * 2) % 1) * 44, 1.8, warm) + box(40, 19, 20, 4, light, 'rx="2"'),
  paper: (at, { light, warm, mid, deep }) =>
    path('M-60 30 L24 30 Q36 30 36 44 Q36 58 50 58 Q64 58 64 44 Q64 30 78 30 L160 30', 'none', 'stroke="#fff" stroke-width="3"') + times(27, (i) => box((((i + at) * 8) % 216) - 58, 28.6, 3, 2.8, warm))
    + [[22, 44], [50, 44], [78, 44]].map(([x, y]) => wheel(x!, y!, 12.4, at * 360, 6, { light, deep, mid, warm })).join('') + wheel(50, 76, 13, -at * 360, 6, { light: mid, deep, mid, warm }) + box(-60, 90, 220, 3, mid),
  survey: (at, { light, warm, mid, deep }) =>
    path('M-70 86 L-46 62 L-22 78 L18 40 L34 62 L58 22 L84 66 L96 52 L132 60 L170 86 Z', mid) + path('M58 22 L66 36 L58 33 L52 37 Z M18 40 L24 49 L18 47 L13 49 Z', '#fff')
    + `<polygon points="40,63 ${n(86 + 4 * swing(at))},${n(40 + 10 * swing(at))} ${n(86 + 4 * swing(at))},${n(46 + 10 * swing(at))}" fill="${warm}" fill-opacity="0.7"/>` + dot(86 + 4 * swing(at), 43 + 10 * swing(at), 1.6, '#fff')
    + line(34, 68, 24, 92, light, 1.8) + line(34, 68, 44, 92, light, 1.8) + line(34, 68, 34, 92, light, 1.8) + turned(9 * swing(at), 34, 63, box(27, 58, 14, 10, light, 'rx="2"') + box(39, 61, 5, 4, deep)),
  cement: (at, { light, warm, mid, deep }) =>
    turned(-7, 50, 50, box(4, 38, 84, 24, mid, 'rx="4"') + times(9, (i) => box(4 + (((i + at) * 11) % 84), 38, 3, 24, light, 'fill-opacity="0.5"')) + [22, 66].map((x) => box(x, 34, 8, 32, light, 'rx="2"')).join(''))
    + times(8, (i) => {
      const flare = 8 + 5 * Math.abs(swing(at, 2 + (i % 3)));
      return path(`M90 ${n(38 + i)} q${n(-flare)} ${n(-3 + i * 0.8)} ${n(-flare * 2)} ${n(i * 0.4)} q${n(flare)} 4 ${n(flare * 2)} 3 Z`, i % 2 ? '#ffcf5a' : warm);
    }) + puff(8, 34, at) + [26, 70].map((x) => path(`M${x - 7} 88 L${x} 66 L${x + 7} 88 Z`, deep)).join('') + box(-60, 88, 220, 3, mid),
  station: (at, { light, warm, mid, deep }) =>
    dot(78, 20, 10, '#fff') + dot(78, 20, 8.6, deep) + turned(at * 360, 78, 20, line(78, 20, 78, 13.4, '#fff', 1)) + line(78, 20, 82, 22, warm, 1.2)
    + path('M-70 44 L84 44 Q98 46 104 62 L104 72 L-70 72 Z', light) + box(-70, 64, 174, 2.4, warm) + times(10, (i) => box((((i - at) * 16 + 160) % 160) - 72, 49, 11, 9, deep, 'rx="2"'))
    + box(-60, 74, 220, 2, mid) + times(18, (i) => box((((i - at) * 12 + 216) % 216) - 58, 77, 6, 3, mid)) + box(-60, 88, 220, 12, mid) + box(-60, 86, 220, 2, '#ffe9a8'),
  software: (at, { light, warm, mid, deep }) =>
    box(10, 18, 80, 54, light, 'rx="4"') + box(13, 21, 74, 48, deep, 'rx="2"') + box(44, 72, 12, 9, mid) + box(32, 81, 36, 3.4, light, 'rx="1.6"')
    + times(6, (i) => box(18 + (i % 3) * 4, 25 + ((i * 4 + at * 4) % 20), 14 + ((i * 17) % 34), 1.8, i % 4 ? mid : warm, 'rx="0.9"'))
    + path(`M13 57 L${n(28 + 4 * swing(at))} 57 l3 -3 l4 9 l5 ${n(-18 - 4 * swing(at))} l5 20 l4 -8 L87 57`, 'none', `stroke="${warm}" stroke-width="1.4"`) + dot(15 + at * 70, 57, 1.8, '#fff'),
  welding: (at, { light, warm, mid, deep }) =>
    box(-60, 70, 220, 5, mid) + path('M20 70 L20 56 L80 56 L80 70 Z', light) + line(50, 56, 50, 70, deep, 1) + times(10, (i) => path(`M${n(36 + i * 1.5)} 57 q1.4 -3 2.8 0`, 'none', `stroke="${warm}" stroke-width="1"`))
    + turned(10 * swing(at), 54, 52, line(54, 53, 70, 30, mid, 3) + line(70, 30, 92, 18, deep, 5)) + sparks(52, 55, at, '#ffd27a') + path('M8 44 Q8 26 22 26 Q36 26 36 44 L36 54 L8 54 Z', deep) + box(12, 38, 20, 8, warm, 'rx="2"'),
} satisfies Readonly<Record<string, Scene>>;

function coloursOf(hue: number): Colours {
  const of = (turn: number, saturation: number, lightness: number): string => `hsl(${Math.round(hue + turn) % 360} ${saturation}% ${lightness}%)`;
  return { deep: of(0, 38, 17), mid: of(4, 30, 36), light: of(10, 34, 82), warm: `hsl(${38 + (hue % 9)} 86% 64%)` };
}

/** One picture of a scene: the same ground for every trade, the drawing in the middle of whatever shape the clip has. */
export function drawScene({ trade, width, height, hue }: SceneLook, at: number): string {
  const colours = coloursOf(hue);
  const side = Math.min(width, height) * (width > height ? 1 : 0.94);
  const place = `translate(${n((width - side) / 2)} ${n((height - side) / 2)}) scale(${n(side / 100)})`;
  const glow = 50 + 12 * swing(at);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs>
      <linearGradient id="ground" x1="0" y1="0" x2="0.6" y2="1"><stop offset="0" stop-color="hsl(${hue} 32% 44%)"/><stop offset="1" stop-color="${colours.deep}"/></linearGradient>
      <radialGradient id="glow" cx="${n(glow)}%" cy="34%" r="62%"><stop offset="0" stop-color="#fff" stop-opacity="0.34"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>
    </defs>
    <rect width="${width}" height="${height}" fill="url(#ground)"/><rect width="${width}" height="${height}" fill="url(#glow)"/>
    <g transform="${place}">${SCENES[trade](at, colours)}</g>
  </svg>`;
}
