/**
 * The words that all other packages of the domain use: CPR number, period, contact point, hospital, codes, ids, kinds of events.
 * In: values and codes; those with a fixed form check it. This package imports no other package of the domain.
 * Does not belong here: facts about a citizen, configuration of a municipality, and any rule about who is told.
 */
@NullMarked
package dk.broen.domain.terms;

import org.jspecify.annotations.NullMarked;
