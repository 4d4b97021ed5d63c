import type { Samples } from '../algebra/samples'
import { ScaledPixels } from '../features/scaling'
import { BruteForceSearch } from './brute-force'
import { KDTree } from './k-d-tree'
import type { NeighbourSearch } from './neighbours'
import { PixelSearch } from './pixel-search'

/**
 * Up to so many columns the tree is used. Of Gaussian clouds, where every column counts, the tree is faster than
 * brute force up to about 8 columns for 1,000 samples and 12 for 10,000, and many times faster in the plane.
 */
export const treeColumnsAtMost = 8

/**
 * The fastest of the searches, which all find the same.
 * @throws LearningError when the samples would take more than 1 GB
 */
export function searchAmong(kept: Samples): NeighbourSearch {
  if (kept instanceof ScaledPixels) return new PixelSearch(kept)
  return kept.dimension <= treeColumnsAtMost ? new KDTree(kept) : new BruteForceSearch(kept)
}
