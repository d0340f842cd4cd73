package dk.broen.domain.notification;

/** The channel of a notice. */
public enum Channel { QUEUE, MEDCOM, MAIL, SMS }
