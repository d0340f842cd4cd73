/**
 * Notices on the way out: one row each, claimed, sent, dropped or given up.
 * In: deliveries and ward answers. Out: due notices with their addressee.
 * Out of place here: when a worker runs (that is {@code due}) and what a notice says (that is {@code mappings.notice}).
 */
@NullMarked
package dk.broen.adapters.outbox;

import org.jspecify.annotations.NullMarked;
