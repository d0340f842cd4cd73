/**
 * The words that all other rooms of the domain use: CPR number, period, contact point, hospital, codes and ids, kinds of events.
 * In: values that carry their own check and no decision. This room imports no other room.
 * Out of place here: facts about a citizen, configuration of a municipality, and any rule about who is told.
 */
@NullMarked
package dk.broen.domain.terms;

import org.jspecify.annotations.NullMarked;
