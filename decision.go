package altyn

// Decision is a row of the table `decisions`. One effect of a decision that touched a result or a medal after the event; rows with the same `decision` belong together.
type Decision struct {
	ID        EffectID    `col:"id"`        // Id of the effect.
	Decision  DecisionID  `col:"decision"`  // Id of the decision: body, day and a word.
	Decided   Date        `col:"decided"`   // Day on which it took effect.
	Announced Date        `col:"announced"` // Day on which it became public, when another.
	Body      string      `col:"body"`      // Who decided, as IOC Disciplinary Commission or CAS.
	Games     GamesID     `col:"games"`     // Games, as 2012S, 2026W, 2024PS, 2026PW.
	Event     EventID     `col:"event"`     // Event, as judo/women-48kg; empty when the row is about more than one.
	Entry     EntryID     `col:"entry"`     // Whose result or medal.
	Effect    Effect      `col:"effect"`    // result-changed (official result only), medal-withdrawn, medal-allocated (official result and medal), medal-withheld (the medal stays with the IOC; nothing counts anew), medal-presented (the medal is handed over; the result stands already), left-vacant, reinstated, disqualified (no medal at stake), confirmed (an appeal failed).
	From      Medal       `col:"from"`      // Medal before: gold, silver, bronze or none.
	To        Medal       `col:"to"`        // Medal after.
	FromRank  Num         `col:"from_rank"` // Rank before, when known.
	ToRank    Num         `col:"to_rank"`   // Rank after, when known.
	Scope     Scope       `col:"scope"`     // entry, or member when only one person of a team is touched.
	Person    PersonID    `col:"person"`    // Who was in violation, or the member touched, when not the whole entry.
	Reverses  EffectID    `col:"reverses"`  // Effect that this one undoes.
	Basis     EffectBasis `col:"basis"`     // stated (a source says so) or inferred (follows from the others, or from tables); inferred effects count in the official result only.
	Ground    string      `col:"ground"`    // doping, technical, eligibility, judging, amateur-rule, tie, or empty.
	Provenance
}

// Key gives the row's stable id within its table: id.
func (d Decision) Key() string { return rowKey(string(d.ID)) }

// Effect is what a decision did to one entry.
type Effect string

// The values of Effect.
const (
	ResultChanged     Effect = "result-changed"
	MedalWithdrawn    Effect = "medal-withdrawn"
	MedalAllocated    Effect = "medal-allocated"
	MedalWithheld     Effect = "medal-withheld"
	MedalPresented    Effect = "medal-presented"
	LeftVacant        Effect = "left-vacant"
	EntryReinstated   Effect = "reinstated"
	EntryDisqualified Effect = "disqualified"
	DecisionConfirmed Effect = "confirmed"
)

// Scope says whether a decision touches a whole entry or a member of it.
type Scope string

// The values of Scope.
const (
	WholeEntry Scope = "entry"
	OneMember  Scope = "member"
)

// EffectBasis says whether an effect is stated by a source or inferred.
type EffectBasis string

// The values of EffectBasis.
const (
	Stated   EffectBasis = "stated"
	Inferred EffectBasis = "inferred"
)
