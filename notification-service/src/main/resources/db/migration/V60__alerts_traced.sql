-- In which trace an event changed an alert (W3C Trace Context): what is sent outside because of it goes on in it.
alter table alert_change add column traceparent text;
