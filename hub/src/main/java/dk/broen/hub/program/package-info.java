/**
 * The program: the command line, and the Spring Boot application that the command {@code run} starts.
 * In: command lines. Out: exit codes, and for a start that failed one line per reason.
 * Out of place here: routes, rules, and anything a partner sends.
 */
@NullMarked
package dk.broen.hub.program;

import org.jspecify.annotations.NullMarked;
