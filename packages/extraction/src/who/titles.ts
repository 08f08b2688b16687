/** Words that stand before a name as office or description; the name begins after the last of them. */
export const TITLES = new Set(
  `president vice prime minister secretary envoy ambassador spokesman spokeswoman spokesperson leader chief chairman chairwoman chair professor
  dr mr mrs ms miss sir lord lady sheikh king queen prince princess pope general gen colonel col major captain lieutenant admiral sergeant
  senator sen representative rep congressman congresswoman governor gov mayor judge justice attorney lawyer director head deputy commissioner
  adviser advisor official officer negotiator mediator analyst economist author writer reporter correspondent columnist editor candidate
  nominee founder executive ceo cfo manager coach captain treasurer premier chancellor foreign finance defense defence interior strategic
  affairs national security special chief staff former ex acting state press communications campaign union activist organizer organiser
  lawmaker deputy speaker whip pollster strategist historian scientist researcher expert host anchor moderator steward convener president-elect
  republican democrat democratic conservative liberal labor labour dame baroness rev reverend bishop archbishop prof h.e`.split(
    /\s+/,
  ),
)

/** Heads of phrases that name no single person but a body that can speak. */
export const BODY_NOUNS =
  /^(?:government|ministry|office|department|administration|party|union|company|firm|group|movement|organisation|organization|agency|court|council|committee|commission|parliament|congress|senate|house|army|military|police|network|channel|outlet|newspaper|paper|site|website|magazine|station|broadcaster|agency|report|statement|campaign|team|delegation|coalition|board|bank|university|institute|federation|association|authority|authorities|post|times|journal|news|poll|survey|study)s?$/

/** Outlets by their head noun, for "the network" and "the paper". */
export const OUTLET_NOUNS =
  /^(?:network|channel|outlet|newspaper|paper|daily|site|website|magazine|station|broadcaster|agency)$/

/** Of the titles, those that need a noun behind them: "Labour Minister" is an office, "Labour Court" a name. */
export const TITLE_ADJECTIVES = new Set(
  'vice prime foreign finance defense defence interior strategic affairs national security special state press communications republican democrat democratic conservative liberal labor labour deputy acting former ex senior house'.split(
    ' ',
  ),
)

/** What offices are for: "Water Minister Ada Lund". No titles by themselves. */
export const DEPARTMENTS = new Set(
  'trade transport water health energy culture education environment agriculture fisheries sports justice economy development industry housing tourism'.split(
    ' ',
  ),
)
