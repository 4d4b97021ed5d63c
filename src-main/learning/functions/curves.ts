/** A function of one variable on an interval, by name: something to approximate, or to draw noisy values of. */
export interface Curve {
  /** In words that an identifier can hold. */
  readonly name: string
  /** As it is written in mathematics, in plain characters. */
  readonly formula: string
  /** [a, b]. */
  readonly interval: readonly [number, number]
  value(x: number): number
  /** The second derivative; absent where there is a point of [a, b] without one. */
  secondDerivative?(x: number): number
}

const sine: Curve = {
  name: 'sine',
  formula: 'sin(2 pi x)',
  interval: [0, 1],
  value: (x) => Math.sin(2 * Math.PI * x),
  secondDerivative: (x) => -4 * Math.PI ** 2 * Math.sin(2 * Math.PI * x)
}

const damped: Curve = {
  name: 'damped',
  formula: 'exp(-2 x) cos(4 pi x)',
  interval: [0, 1],
  value: (x) => Math.exp(-2 * x) * Math.cos(4 * Math.PI * x),
  secondDerivative: (x) => {
    const omega = 4 * Math.PI
    return Math.exp(-2 * x) * ((4 - omega ** 2) * Math.cos(omega * x) + 4 * omega * Math.sin(omega * x))
  }
}

const chirp: Curve = {
  name: 'chirp',
  formula: 'sin(4 pi x^2)',
  interval: [0, 1],
  value: (x) => Math.sin(4 * Math.PI * x * x),
  secondDerivative: (x) => {
    const phase = 4 * Math.PI * x * x
    return 8 * Math.PI * Math.cos(phase) - (8 * Math.PI * x) ** 2 * Math.sin(phase)
  }
}

const cubic: Curve = {
  name: 'cubic',
  formula: 'x^3 - x',
  interval: [-1.5, 1.5],
  value: (x) => x ** 3 - x,
  secondDerivative: (x) => 6 * x
}

const runge: Curve = {
  name: 'runge',
  formula: '1 / (1 + 25 x^2)',
  interval: [-1, 1],
  value: (x) => 1 / (1 + 25 * x * x),
  secondDerivative: (x) => (50 * (75 * x * x - 1)) / (1 + 25 * x * x) ** 3
}

const bump: Curve = {
  name: 'bump',
  formula: 'exp(-8 x^2)',
  interval: [-1, 1],
  value: (x) => Math.exp(-8 * x * x),
  secondDerivative: (x) => (256 * x * x - 16) * Math.exp(-8 * x * x)
}

const step: Curve = {
  name: 'step',
  formula: 'tanh(10 x)',
  interval: [-1, 1],
  value: (x) => Math.tanh(10 * x),
  secondDerivative: (x) => -200 * Math.tanh(10 * x) * (1 - Math.tanh(10 * x) ** 2)
}

const absolute: Curve = {
  name: 'absolute',
  formula: '|x|',
  interval: [-1, 1],
  value: (x) => Math.abs(x)
}

const squareRoot: Curve = {
  name: 'square-root',
  formula: 'sqrt(x)',
  interval: [0, 1],
  value: (x) => Math.sqrt(x)
}

/** Every curve by its name. */
export const curves = {
  sine,
  damped,
  chirp,
  cubic,
  runge,
  bump,
  step,
  absolute,
  'square-root': squareRoot
} as const satisfies Readonly<Record<string, Curve>>

export type CurveName = keyof typeof curves

/** What a choice among the curves offers: each name with its formula and interval. */
export const curveChoices = {
  sine: 'sin(2 pi x) on [0, 1]',
  damped: 'exp(-2 x) cos(4 pi x) on [0, 1]: an oscillation that fades',
  chirp: 'sin(4 pi x^2) on [0, 1]: an oscillation that quickens',
  cubic: 'x^3 - x on [-1.5, 1.5]',
  runge: '1 / (1 + 25 x^2) on [-1, 1]: a peak that polynomials of high degree do badly on',
  bump: 'exp(-8 x^2) on [-1, 1]: a smooth bump',
  step: 'tanh(10 x) on [-1, 1]: a steep step',
  absolute: '|x| on [-1, 1]: a corner',
  'square-root': 'sqrt(x) on [0, 1]: infinitely steep at 0'
} as const satisfies Readonly<Record<CurveName, string>>
