/** Lines that a site adds to every article, whole. */
const WHOLE =
  /^(?:most popular|most read|read more|read more:|related( stories| articles| topics)?:?|advertisement|share( this( article)?)?:?|leave a (?:comment|reply)|comments?|sign (?:up|in)|log ?in|subscribe(?: now)?|newsletter|follow us.{0,60}|confirm mail|skip to content|menu|home|print|email|copy link|topics|tags:?.{0,120}|accept(?: all)?(?: cookies)?|privacy policy|terms of (?:use|service)|\d+ min(?:ute)?s? read|(?:by )?research staff|published .{0,60}|updated .{0,60})$/i
/** Lines that begin with a site's own voice. */
const BEGINS =
  /^(?:©|copyright\b|all rights reserved|credit:|by [A-Z][\w.'-]+ [A-Z][\w.'-]+(?: and .{0,60}|, .{0,60})?$|join the |join our |if you.d like to comment|commenting is available|please use the following|please join|thank you! now|you are now a member|your email address|required fields|we use cookies|this (?:site|website) uses|click here|sign up (?:for|to)|subscribe to|follow .{0,30} on (?:twitter|facebook|x)\b|read (?:more|also|next)\b|see also|also read|don.t miss|this (?:article|story) (?:was|has been|originally)|download (?:the|our) app)/i
const CONTRIBUTED = /\bcontributed to this (?:report|article|story)\.?$/i
const TAIL =
  /^(?:most popular|leave a (?:comment|reply)|share this article|if you.d like to comment|related articles)\b/i

/** True for a line that is the site's and not the article's. */
export function isBoilerplate(line: string): boolean {
  const head = line.slice(0, 200)
  return WHOLE.test(head) || BEGINS.test(head) || CONTRIBUTED.test(line.slice(-60))
}

/** True for a line after which nothing of the article follows, if it stands in the later part of the page. */
export function isTailMarker(line: string): boolean {
  return TAIL.test(line.slice(0, 60))
}
