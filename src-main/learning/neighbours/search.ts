import { plainProducts, type DenseProducts } from '../algebra/dense-products'
import type { Samples } from '../algebra/samples'
import { bytesWorthwhile } from '../comparison/centred-bytes'
import { ScaledPixels } from '../features/scaling'
import { BruteForceSearch } from './brute-force'
import { KDTree } from './k-d-tree'
import type { NeighbourSearch } from './neighbours'
import { PixelProductSearch } from './pixel-product-search'
import { PixelSearch } from './pixel-search'
import { ProductSearch } from './product-search'

/**
 * Up to so many columns the tree is used. Of Gaussian clouds, where every column counts, the tree is faster than
 * brute force up to about 8 columns for 1,000 samples and 12 for 10,000, and many times faster in the plane.
 */
export const treeColumnsAtMost = 8

/**
 * The fastest of the searches, which all find the same.
 * @throws LearningError when the samples would take more than 1 GB
 */
export function searchAmong(kept: Samples, products: DenseProducts = plainProducts): NeighbourSearch {
  if (kept instanceof ScaledPixels) {
    const inFull = bytesWorthwhile(products, kept.count, kept.count, kept.dimension)
    return inFull ? new PixelProductSearch(kept, products) : new PixelSearch(kept)
  }
  if (kept.dimension <= treeColumnsAtMost) return new KDTree(kept)
  return products === plainProducts ? new BruteForceSearch(kept) : new ProductSearch(kept, products)
}

/** How many multiplications of large matrices it takes to compare as many samples: none where there is a tree. */
export function multiplicationsOfSearch(kept: Samples): number {
  const tree = !(kept instanceof ScaledPixels) && kept.dimension <= treeColumnsAtMost
  return tree ? 0 : kept.count ** 2 * kept.dimension
}
