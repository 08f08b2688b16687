export { type Change, type Key, type Rows, type View } from './view.ts'
export { type ViewRow, views } from './views.ts'
