@echo off
rem Starts Stemma. Builds it first where that is needed: once after a checkout.
setlocal
set "here=%~dp0"
set "program=%here%studio\target\stemma"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -version >nul 2>&1
if errorlevel 1 (
    echo error: no Java was found>&2
    echo hint: install a JDK 17 or newer, or set JAVA_HOME to one>&2
    exit /b 1
)
if not exist "%program%\stemma.jar" (
    where mvn >nul 2>&1
    if errorlevel 1 (
        echo error: Stemma is not built yet, and Maven was not found>&2
        echo hint: install Maven 3.8 or newer>&2
        exit /b 1
    )
    echo building Stemma: once, some minutes the first time>&2
    call mvn -q -B -DskipTests -Dspotless.check.skip -f "%here%pom.xml" -pl studio -am package >&2
    if errorlevel 1 exit /b 1
)
rem DL4J trains twenty times slower with more OpenMP threads than one.
set OMP_NUM_THREADS=1
"%java%" -XX:+UseSerialGC "-Dstemma.models=%here%models" -jar "%program%\stemma.jar" %*
exit /b %errorlevel%
