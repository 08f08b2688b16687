/** Names the checkpoint of dispatch, which makes the deliveries of all endpoints due that have no cursor of their own. */
export const DISPATCH = 'dispatch'
