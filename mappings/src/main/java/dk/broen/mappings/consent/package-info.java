/**
 * FHIR R4 Consent, as a municipality's consent register answers a search: what it means in the words of the domain.
 * In: a page of the answer, and the citizen asked about. Out: the consents, or why the page cannot be used.
 * Does not belong here: the connection to the register ({@code adapters.consent}), and what a consent permits (domain package {@code permission}).
 */
@NullMarked
package dk.broen.mappings.consent;

import org.jspecify.annotations.NullMarked;
