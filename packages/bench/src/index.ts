/** Filled by the first module of this package. */
export const pending = true
