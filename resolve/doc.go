// Package resolve brings what a data set prints to the ids of the record: its Games, nations, sports, events and people.
//
// Wordings are data (data/*.csv): which discipline a source's sport means, which words of event titles mean one thing,
// and which event a class name stood for at which Games. What the rules do not settle becomes a new event or person with
// an id made from its name, always the same for the same input; what cannot be settled at all is listed in the plan, with
// its line and the reason, and never dropped.
//
// Two people are taken for one only when nation, sport, sex and Games agree, their names are two spellings of one, and
// nobody else fits as well; a surname alone is never enough. A decided difference (table identities) is kept for good.
//
// Reading files is left to altyn/feed, the journal to altyn/journal, and where sources differ to altyn/reconcile.
package resolve
