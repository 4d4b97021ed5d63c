/** Red, green, blue, each from 0 to 255. */
export type Colour = readonly [number, number, number]

/** Reads "#rrggbb". */
export function parseHex(text: string): Colour {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text.trim())
  if (match === null) throw new RangeError(`expected a colour such as #1f77b4, found ${JSON.stringify(text)}`)
  return [parseInt(match[1], 16), parseInt(match[2], 16), parseInt(match[3], 16)]
}

/** The colour that lies a share t of the way from a to b as the eye sees it (in the OKLab space, Ottosson 2020). */
export function mix(a: Colour, b: Colour, t: number): Colour {
  const from = toLab(a)
  const to = toLab(b)
  return fromLab([0, 1, 2].map((i) => from[i] + t * (to[i] - from[i])))
}

function toLab(colour: Colour): number[] {
  const [r, g, b] = colour.map((c) => linear(c / 255))
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  ]
}

function fromLab([L, A, B]: readonly number[]): Colour {
  const l = (L + 0.3963377774 * A + 0.2158037573 * B) ** 3
  const m = (L - 0.1055613458 * A - 0.0638541728 * B) ** 3
  const s = (L - 0.0894841775 * A - 1.291485548 * B) ** 3
  return [
    byte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    byte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    byte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  ]
}

/** From the encoded value of sRGB to light, and back to a byte. */
function linear(c: number): number {
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
}

function byte(light: number): number {
  const c = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055
  return Math.round(255 * Math.min(1, Math.max(0, c)))
}
