/**
 * What is known about a citizen: identity, appointments, services, consents, residence.
 * In: dated facts, given by municipalities and hospitals. Out of place here: rules about who may be told (that is {@code basis} and {@code
 * consent}).
 */
@NullMarked
package dk.broen.domain.citizen;

import org.jspecify.annotations.NullMarked;
