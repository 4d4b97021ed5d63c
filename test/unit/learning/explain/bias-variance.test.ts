import { describe, expect, it } from 'vitest'
import { Matrix } from '../../../../src-main/learning/algebra/matrix'
import { Random } from '../../../../src-main/learning/algebra/random'
import { biasVariance } from '../../../../src-main/learning/explain/bias-variance'
import { Decomposition } from '../../../../src-main/learning/explain/resampling/decomposition'
import { nearestNeighbourMeans } from '../../../../src-main/learning/explain/resampling/neighbour-regression'
import { drawSet, middles } from '../../../../src-main/learning/explain/resampling/noisy-curve'
import { spaced } from '../../../../src-main/learning/explain/plane'
import { curves } from '../../../../src-main/learning/functions/curves'
import { columnOf, figureOf, findingsOf } from '../support/findings'

/** The x of the K samples nearest to a query, by sorting all of them. */
function nearest(x: readonly number[], query: number, K: number): number[] {
  const order = x.map((_, n) => n).sort((m, n) => Math.abs(x[m] - query) - Math.abs(x[n] - query) || m - n)
  return order.slice(0, K)
}

/** Solves A X = B by elimination with pivots: naive, for the oracle alone. */
function solved(a: Matrix, b: Matrix): Matrix {
  const rows = Array.from({ length: a.rows }, (_, i) => [...a.row(i), ...b.row(i)])
  for (let k = 0; k < rows.length; k++) {
    const pivot = rows.slice(k).reduce((best, row) => (Math.abs(row[k]) > Math.abs(best[k]) ? row : best))
    rows.splice(rows.indexOf(pivot), 1)
    rows.splice(k, 0, pivot)
    rows.forEach((row, i) => {
      if (i === k) return
      const factor = row[k] / pivot[k]
      for (let j = k; j < row.length; j++) row[j] -= factor * pivot[j]
    })
  }
  return Matrix.of(rows.map((row, k) => row.slice(a.columns).map((value) => value / row[k])))
}

const [samples, points, sigma] = [20, 40, 0.4]
const x = [...spaced(0, 1, samples)]
const queries = middles([0, 1], points)

/** t^0 ... t^D of t = 2 x - 1, a row for each x. */
const powers = (at: ArrayLike<number>, degree: number): Matrix =>
  Matrix.of(Array.from(at, (value) => Array.from({ length: degree + 1 }, (_, d) => (2 * value - 1) ** d)))

/** S of ridge regression: Phi(queries) (Phi^T Phi + penalty I')^-1 Phi^T, where I' leaves out the constant. */
function ridgeSmoother(degree: number, penalty: number): Matrix {
  const phi = powers(x, degree)
  const gram = phi.transposed().times(phi)
  for (let d = 1; d <= degree; d++) gram.set(d, d, gram.get(d, d) + penalty)
  return powers(queries, degree).times(solved(gram, phi.transposed()))
}

function neighbourSmoother(K: number): Matrix {
  const S = new Matrix(points, samples)
  queries.forEach((query, i) => nearest(x, query, K).forEach((n) => S.set(i, n, 1 / K)))
  return S
}

/** Bias^2 and variance of a linear smoother in closed form: bias = S f - f, variance = sigma^2 diag(S S^T). */
function closedForm(S: Matrix): { readonly squaredBias: number; readonly variance: number } {
  const smooth = S.timesVector(x.map(curves.sine.value))
  const squaredBias = smooth.reduce((sum, value, i) => sum + (value - curves.sine.value(queries[i])) ** 2, 0) / points
  const variance = (sigma ** 2 * S.values.reduce((sum, s) => sum + s * s, 0)) / points
  return { squaredBias, variance }
}

const sweeps = [
  ['polynomial', 'degrees', [0, 1, 3, 6], (value: number) => ridgeSmoother(value, 0)],
  ['neighbours', 'neighbours', [1, 4, 9, 20], neighbourSmoother],
  ['ridge', 'penalties', [0, 0.01, 1, 50], (value: number) => ridgeSmoother(6, value)]
] as const

describe.each(sweeps)('bias-variance of %s', (model, list, values, smoother) => {
  const task = { model, [list]: values, degree: 6, samples, points }

  it('agrees with the closed form of a linear smoother exactly where there is no noise', () => {
    const found = findingsOf(biasVariance, { ...task, noise: 0, sets: 2 })
    columnOf(found, 'squaredBias').forEach((value, i) => {
      expect(value).toBeCloseTo(closedForm(smoother(values[i])).squaredBias, 10)
    })
    for (const name of ['variance', 'noise']) for (const v of columnOf(found, name)) expect(v).toBeCloseTo(0, 20)
  })

  it('agrees with it within the error of 800 sets where there is, and with fresh test samples', () => {
    const found = findingsOf(biasVariance, { ...task, noise: sigma, sets: 800 })
    found.rows.forEach((row, i) => {
      const { squaredBias, variance } = closedForm(smoother(values[i]))
      const measured = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)]))
      expect(measured['variance'] / variance).toBeCloseTo(1, 0.7)
      // The mean of R fits has a variance of its own: bias^2 is larger by V / R on average.
      expect(Math.abs(measured['squaredBias'] - squaredBias - variance / 800)).toBeLessThan(0.003)
      expect(measured['noise']).toBeCloseTo(sigma ** 2, 15)
      expect(measured['sum']).toBeCloseTo(measured['squaredBias'] + measured['variance'] + sigma ** 2, 12)
      expect(Math.abs(measured['testError'] - measured['sum'])).toBeLessThan(4 * measured['standardError'])
    })
  })
})

describe('bias-variance', () => {
  // K = N: the prediction is the mean of y everywhere. Its bias is mean f - f(x), its variance sigma^2 / N.
  it('knows the constant predictor', () => {
    const S = neighbourSmoother(samples)
    expect(closedForm(S).variance).toBeCloseTo(sigma ** 2 / samples, 15)
    const found = findingsOf(biasVariance, {
      model: 'neighbours',
      neighbours: [samples],
      samples,
      points,
      noise: sigma,
      sets: 800
    })
    // sin(2 pi x) has mean 0 over the samples and mean square 1/2 over the middles.
    expect(columnOf(found, 'squaredBias')[0]).toBeCloseTo(0.5, 2)
    expect(columnOf(found, 'variance')[0] / (sigma ** 2 / samples)).toBeCloseTo(1, 0.7)
  })

  it('finds more variance and less bias with a higher degree, and the best in between', () => {
    const found = findingsOf(biasVariance, { degrees: [0, 3, 12], points: 50 })
    const [bias, variance, sum] = ['squaredBias', 'variance', 'sum'].map((name) => columnOf(found, name))
    expect(bias[0]).toBeGreaterThan(bias[1])
    expect(variance[2]).toBeGreaterThan(variance[1])
    expect(variance[1]).toBeGreaterThan(variance[0])
    expect(Math.min(...sum)).toBe(sum[1])
    expect(found.notes[0]).toMatch(/at degree 3\.$/)
  })

  it('draws the fits that it averages: truth, mean and some of them', () => {
    const found = findingsOf(biasVariance, { degrees: [2], sets: 3, points })
    const { x: at, truth, mean, fit1, fit2, fit3, ...more } = figureOf(found, 'fits-degree-2').tensors
    expect(more).toEqual({})
    at.values.forEach((value, i) => {
      expect(truth.values[i]).toBe(curves.sine.value(value))
      expect(mean.values[i]).toBeCloseTo((fit1.values[i] + fit2.values[i] + fit3.values[i]) / 3, 12)
    })
    expect(figureOf(found, 'decomposition').tensors['testError'].shape).toEqual([1])
  })

  it('shows every value the same sets: a value alone gives the row that it gives among others', () => {
    const among = findingsOf(biasVariance, { degrees: [1, 4, 7], sets: 10 }).rows[1]
    expect(findingsOf(biasVariance, { degrees: [4], sets: 10 }).rows[0]).toEqual(among)
  })

  it.each([
    [{ degrees: [3, 9], samples: 9 }, 'bias-variance: degree 9 needs at least 10 samples in a set, found 9'],
    [{ model: 'neighbours', neighbours: [26] }, 'bias-variance: K = 26 needs at least 26 samples in a set, found 25'],
    [{ model: 'ridge', samples: 5 }, 'bias-variance: degree 10 without a penalty needs at least 11 samples in a set']
  ])('refuses what does not fit together: %j', (changes, message) => {
    expect(() => findingsOf(biasVariance, changes)).toThrow(message)
  })

  it('fits more coefficients than samples under a penalty', () => {
    const found = findingsOf(biasVariance, { model: 'ridge', penalties: [0.1], samples: 5, sets: 5 })
    expect(columnOf(found, 'sum').every(Number.isFinite)).toBe(true)
  })
})

describe('the decomposition', () => {
  // Fits 1 and 3 where the truth is 1: mean 2, bias^2 = 1, variance = 1; fits 4 and 4 where it is 5: 4, 1, 0.
  it('is what is worked by hand for two fits at two points', () => {
    const decomposition = new Decomposition(Float64Array.of(1, 5))
    decomposition.add(Float64Array.of(1, 4))
    decomposition.add(Float64Array.of(3, 4))
    expect([...decomposition.mean]).toEqual([2, 4])
    expect([decomposition.squaredBias, decomposition.variance]).toEqual([1, 0.5])
  })

  it("adds up to E((Y - y)^2) exactly, as on the lecture's slide", () => {
    const random = new Random(8)
    const truth = Float64Array.from({ length: 7 }, () => random.normal())
    const fits = Array.from({ length: 30 }, () => truth.map((y) => y + random.normal(0.5, 2)))
    const decomposition = new Decomposition(truth)
    for (const fit of fits) decomposition.add(fit)
    const error = fits.flatMap((fit) => [...fit.map((Y, i) => (Y - truth[i]) ** 2)])
    const mean = error.reduce((sum, value) => sum + value, 0) / error.length
    expect(decomposition.squaredBias + decomposition.variance).toBeCloseTo(mean, 12)
  })
})

describe('the mean of the nearest neighbours', () => {
  it('agrees with sorting all distances', () => {
    const random = new Random(2)
    const at = Float64Array.from({ length: 30 }, () => random.uniform()).sort()
    const y = at.map(() => random.normal())
    const asked = Float64Array.from({ length: 50 }, () => random.uniform(-0.2, 1.2)).sort()
    for (const K of [1, 2, 7, 30]) {
      nearestNeighbourMeans(at, y, asked, K).forEach((mean, i) => {
        const chosen = nearest([...at], asked[i], K)
        expect(mean).toBeCloseTo(chosen.reduce((sum, n) => sum + y[n], 0) / K, 12)
      })
    }
  })

  it('takes the left one of two at the same distance', () => {
    const [at, y] = [Float64Array.of(0, 1, 2), Float64Array.of(5, 7, 9)]
    expect([...nearestNeighbourMeans(at, y, Float64Array.of(0.5, 1.5), 1)]).toEqual([5, 7])
  })
})

it('averages over the middles of equal parts', () => {
  expect([...middles([-1, 1], 4)]).toEqual([-0.75, -0.25, 0.25, 0.75])
})

describe('a drawn set', () => {
  it('lies at equal distances or anywhere in the interval, in order', () => {
    const even = drawSet(curves.cubic, 4, 0, 'even', new Random(1))
    expect([...even.x]).toEqual([-1.5, -0.5, 0.5, 1.5])
    expect([...even.y]).toEqual([...even.x].map(curves.cubic.value))
    const drawn = drawSet(curves.cubic, 500, 0.2, 'random', new Random(1))
    expect([...drawn.x]).toEqual([...drawn.x].sort((first, second) => first - second))
    expect(Math.min(...drawn.x)).toBeGreaterThanOrEqual(-1.5)
    expect(Math.max(...drawn.x)).toBeLessThan(1.5)
    const noise = [...drawn.y].map((value, n) => value - curves.cubic.value(drawn.x[n]))
    const deviation = Math.sqrt(noise.reduce((sum, value) => sum + value * value, 0) / 500)
    expect(deviation).toBeCloseTo(0.2, 1)
  })
})
