import { DenseSamples } from '../algebra/dense-samples'
import type { PictureShape, Samples } from '../algebra/samples'
import { LearningError } from '../errors'
import type { Parameters, ValuesOf } from '../parameters'
import { checkFinite } from '../training-set'
import type { FeatureDeclaration } from './feature'
import { perBlock, perGroup, type HistogramGrid, type HistogramOutput } from './histogram-normalisation'
import { OrientationHistograms } from './orientation-histograms'

const parameters = {
  block: {
    kind: 'integer',
    label: 'Block',
    default: 4,
    minimum: 2,
    maximum: 128,
    unit: 'pixels',
    meaning: 'The side of a block, which must divide both sides of the picture; 8 in the lecture.',
    lecture: '3.3'
  },
  bins: {
    kind: 'integer',
    label: 'Orientations',
    default: 9,
    minimum: 2,
    maximum: 36,
    meaning: 'How many orientations of edges are told apart, evenly spaced from 0 to below 180 degrees.',
    lecture: '3.3'
  },
  interpolation: {
    kind: 'boolean',
    label: 'Interpolation',
    default: true,
    meaning: 'Share a vote between the two nearest orientations instead of giving it to the nearest.',
    lecture: '3.3'
  },
  normalisation: {
    kind: 'choice',
    label: 'Normalisation',
    default: 'distribution',
    choices: {
      none: 'sums of the lengths of the gradients',
      distribution: 'the share of each orientation in its block; 0 in a block without edges',
      l2: 'length 1 over each group of 2 x 2 neighbouring blocks; groups overlap',
      'l2-hys': 'the same, then at most 0.2, then length 1 again (Dalal and Triggs 2005)'
    },
    meaning: 'What the histograms are made comparable by, so that contrast and lighting matter less.',
    lecture: '3.3'
  },
  precision: {
    kind: 'choice',
    label: 'Precision',
    default: 'single',
    choices: { single: '4 bytes a number', double: '8 bytes a number' },
    meaning: 'How exactly the histograms are kept.'
  }
} as const satisfies Parameters

type HogParameters = ValuesOf<typeof parameters>

/**
 * Histograms of oriented gradients (Dalal and Triggs 2005; lecture, section 3.3), with the gradients and votes
 * that `OrientationHistograms` describes: no smoothing before, no gamma correction, no window over a block, and
 * no sharing of votes between neighbouring blocks.
 */
export const hog = {
  name: 'hog',
  title: 'Histograms of oriented gradients',
  lecture: '3.3',
  meaning: 'Divides a picture into blocks and makes the distribution of edge orientations in each.',
  parameters,
  fit: (values, train) => {
    const picture = pictureOf(train)
    checkBlocks(values, picture)
    return {
      apply: (x) => {
        checkSamePicture(picture, pictureOf(x))
        checkFinite(hog.title, x)
        return histogramsOf(x, picture, values)
      }
    }
  }
} as const satisfies FeatureDeclaration<typeof parameters>

function histogramsOf(x: Samples, picture: PictureShape, parameters: HogParameters): DenseSamples {
  const { block, bins, interpolation } = parameters
  const histograms = new OrientationHistograms({ picture, block, bins, interpolated: interpolation })
  const { blockRows, blockColumns } = histograms
  const output = outputOf(parameters, { blockRows, blockColumns, bins })
  const { dimension, columnNames } = output
  const values = new (parameters.precision === 'single' ? Float32Array : Float64Array)(x.count * dimension)
  const pixels = new Float64Array(x.dimension)
  for (let n = 0; n < x.count; n++) {
    x.read(n, pixels)
    histograms.compute(pixels)
    output.write(histograms.values, values, n * dimension)
  }
  return new DenseSamples(values, dimension, { columnNames })
}

function outputOf({ normalisation }: HogParameters, grid: HistogramGrid): HistogramOutput {
  switch (normalisation) {
    case 'none':
    case 'distribution':
      return perBlock(grid, normalisation === 'distribution')
    case 'l2':
      return perGroup(grid)
    case 'l2-hys':
      return perGroup(grid, 0.2)
  }
}

/** @throws LearningError when the samples are not pictures */
function pictureOf({ picture }: Samples): PictureShape {
  if (picture !== undefined) return picture
  const message = 'needs pictures, found samples without a height and a width: put it before other feature maps'
  throw new LearningError('data', `${hog.title} ${message}`)
}

/** @throws LearningError when the blocks do not fill the picture, or do not make groups of 2 x 2 */
function checkBlocks({ block, normalisation }: HogParameters, picture: PictureShape): void {
  const { height, width } = picture
  const wrong = (message: string): LearningError => new LearningError('parameters', `hog: ${message}`)
  const sides = Array.from({ length: 127 }, (_, i) => i + 2).filter((side) => (height % side) + (width % side) === 0)
  if (!sides.includes(block)) {
    const right = sides.length === 0 ? 'no side of 2 to 128 pixels would' : `a side of ${sides.join(', ')} would`
    throw wrong(`block: ${block} pixels do not divide a picture of ${shown(picture)}; ${right}`)
  }
  if (normalisation.startsWith('l2') && Math.min(height, width) < 2 * block) {
    throw wrong(`normalisation: "${normalisation}" needs at least 2 x 2 blocks: choose smaller blocks, or another`)
  }
}

function checkSamePicture(fitted: PictureShape, { height, width, channels }: PictureShape): void {
  if (fitted.height === height && fitted.width === width && fitted.channels === channels) return
  const found = `found ${shown({ height, width, channels })}`
  throw new LearningError('data', `${hog.title} was fitted to pictures of ${shown(fitted)}, ${found}`)
}

function shown({ height, width, channels }: PictureShape): string {
  return `${height} x ${width} pixels${channels === 1 ? '' : ` of ${channels} channels`}`
}
