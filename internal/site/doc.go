// Package site makes the pages of the web: from what package view gathers it makes HTML, JSON, CSV and Atom, in the
// language of the reader. Templates, style, script, messages and example reports are embedded; nothing is fetched from
// elsewhere.
//
// A [Book] makes the pages of one record: each method of it gives a [Page], each encoder writes one. It knows no request,
// clock or network: addresses, limits and headers are left to [altyn/internal/server], the wording of verdicts to
// [altyn/internal/report].
package site
