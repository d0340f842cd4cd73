/**
 * Tests of the routes of receipts and of their steps.
 * In: what gateways and SMSC say of an SMS.
 * Does not belong here: tests of the form of a report ({@code mappings}), and tests with a running hub.
 */
@NullMarked
package dk.broen.routes.receipts;

import org.jspecify.annotations.NullMarked;
