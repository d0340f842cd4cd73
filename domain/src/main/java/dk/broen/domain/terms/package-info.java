/**
 * The words that all other packages of the domain use: CPR number, period, contact point, hospital, codes and ids, kinds of events.
 * In: values that check themselves and decide nothing. This package imports no other package.
 * Does not belong here: facts about a citizen, configuration of a municipality, and any rule about who is told.
 */
@NullMarked
package dk.broen.domain.terms;

import org.jspecify.annotations.NullMarked;
