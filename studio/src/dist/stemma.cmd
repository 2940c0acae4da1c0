@echo off
rem Starts Stemma with the Java runtime beside it; nothing else needs to be installed.
setlocal
set "here=%~dp0"
rem DL4J trains twenty times slower with more OpenMP threads than one.
set OMP_NUM_THREADS=1
"%here%runtime\bin\java" -XX:+UseSerialGC "-Dstemma.models=%here%models" -jar "%here%program\stemma.jar" %*
exit /b %errorlevel%
