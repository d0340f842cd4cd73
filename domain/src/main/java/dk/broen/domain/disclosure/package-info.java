/**
 * What a recipient may see of a matter, decided once; documents, mails and messages only render it (domain.md §7, design.md §3).
 * In: matter, function of the recipient. Out: what a notice says.
 * Does not belong here: whether the recipient may be told (package {@code permission}), words for people (module {@code mappings}).
 */
@NullMarked
package dk.broen.domain.disclosure;

import org.jspecify.annotations.NullMarked;
