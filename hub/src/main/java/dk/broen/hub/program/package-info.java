/**
 * The program: the command line, and the Spring Boot application that the command {@code run} starts.
 * In: command lines. Out: exit codes, and one line for each reason why a start failed.
 * Does not belong here: routes, rules, and anything that a partner sends.
 */
@NullMarked
package dk.broen.hub.program;

import org.jspecify.annotations.NullMarked;
