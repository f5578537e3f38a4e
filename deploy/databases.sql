-- One database per owner, each with a user who can enter no other. The passwords are those of the local stack: change them.
CREATE ROLE referral LOGIN PASSWORD 'referral';
CREATE ROLE enrollment LOGIN PASSWORD 'enrollment';
CREATE ROLE notification LOGIN PASSWORD 'notification';
CREATE ROLE registry LOGIN PASSWORD 'registry';
CREATE DATABASE referral OWNER referral;
CREATE DATABASE enrollment OWNER enrollment;
CREATE DATABASE notification OWNER notification;
CREATE DATABASE registry OWNER registry;
REVOKE CONNECT ON DATABASE referral FROM PUBLIC;
REVOKE CONNECT ON DATABASE enrollment FROM PUBLIC;
REVOKE CONNECT ON DATABASE notification FROM PUBLIC;
REVOKE CONNECT ON DATABASE registry FROM PUBLIC;
