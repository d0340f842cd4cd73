/**
 * Which format a message of a hospital has, bare or in an envelope.
 * In: bytes as they came. Out: the format, and the message without its envelope.
 * Does not belong here: what a message of one format says.
 */
@NullMarked
package dk.broen.mappings.format;

import org.jspecify.annotations.NullMarked;
