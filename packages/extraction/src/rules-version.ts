/** Name and version that every claim of the rules carries. The version rises with every change that changes claims. */
export const RULES = { name: 'rules', version: '0.22.0' }
