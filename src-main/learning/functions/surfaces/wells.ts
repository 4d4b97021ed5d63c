import type { Surface } from './surface'

/** A well -depth exp(-||w - (m1, m2)||^2 / (2 width^2)). */
interface Well {
  readonly m1: number
  readonly m2: number
  readonly depth: number
  readonly width: number
}

const four: readonly Well[] = [
  { m1: -1.1, m2: -1, depth: 1, width: 0.55 },
  { m1: 1.2, m2: -0.9, depth: 1.4, width: 0.5 },
  { m1: -0.9, m2: 1.2, depth: 1.2, width: 0.45 },
  { m1: 1.1, m2: 1.1, depth: 0.8, width: 0.6 }
]

/** The second derivative of the bowl that the wells are sunk into. */
const bend = 0.1

/** L of one well at the point that is d1, d2 away from its middle: between -depth and 0. */
function depthAt({ depth, width }: Well, d1: number, d2: number): number {
  return -depth * Math.exp(-(d1 * d1 + d2 * d2) / (2 * width * width))
}

/** Four Gaussian wells of different depths and widths, sunk into a shallow bowl. */
export const wells: Surface = {
  name: 'wells',
  formula: '0.05 (w1^2 + w2^2) - sum_i d_i exp(-||w - m_i||^2 / (2 s_i^2))',
  box: [
    [-2.5, 2.5],
    [-2.5, 2.5]
  ],
  start: [-0.1, 0.3],
  minima: [
    [1.1785400483436177, -0.8809024700494392],
    [-0.8819804694210182, 1.1794946821937988],
    [-1.0674674322601403, -0.9705067595519271],
    [1.0521103378319507, 1.0501041102231266]
  ],
  saddles: [
    [-0.09178274308798962, 0.0788582220799176],
    [-0.8665505204212569, 0.1481504246234671],
    [0.07593663244620313, 1.0497764189250163],
    [1.0588095061621146, 0.16290529591101421],
    [0.03443288795920299, -0.8318358313380841]
  ],
  quadratic: false,
  value: (w1, w2) => {
    let sum = (bend / 2) * (w1 * w1 + w2 * w2)
    for (const well of four) sum += depthAt(well, w1 - well.m1, w2 - well.m2)
    return sum
  },
  gradient: (w1, w2, into) => {
    into[0] = bend * w1
    into[1] = bend * w2
    for (const well of four) {
      const d1 = w1 - well.m1
      const d2 = w2 - well.m2
      const slope = -depthAt(well, d1, d2) / well.width ** 2
      into[0] += slope * d1
      into[1] += slope * d2
    }
  },
  hessian: (w1, w2) => {
    let [h11, h12, h22] = [bend, 0, bend]
    for (const well of four) {
      const precision = 1 / well.width ** 2
      const d1 = w1 - well.m1
      const d2 = w2 - well.m2
      const slope = -depthAt(well, d1, d2) * precision
      h11 += slope * (1 - precision * d1 * d1)
      h12 -= slope * precision * d1 * d2
      h22 += slope * (1 - precision * d2 * d2)
    }
    return { h11, h12, h22 }
  }
}
