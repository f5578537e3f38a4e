ARG BASE
FROM ${BASE}
COPY opt/java /opt/java
ENV PATH=/opt/java/bin:/bin JAVA_HOME=/opt/java
USER 10001:10001
