// @ts-check

/**
 * Where a member of one of NVIDIA's wheels belongs in a library folder; undefined where it is not needed.
 * @param {string} member
 */
export function placeOfCuda(member) {
  return /^nvidia\/\w+\/lib\/(lib[^/]+\.so\.[\d.]+)$/.exec(member)?.[1]
}
