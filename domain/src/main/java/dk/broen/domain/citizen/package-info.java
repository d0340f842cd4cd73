/**
 * What is known about a citizen: appointments, services, consents, residence.
 * In: dated facts, recorded by municipalities and hospitals.
 * Out of place here: rules about who may be told (that is {@code permission}).
 */
@NullMarked
package dk.broen.domain.citizen;

import org.jspecify.annotations.NullMarked;
