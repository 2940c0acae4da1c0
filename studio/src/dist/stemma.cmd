@echo off
rem Starts Stemma with the Java runtime beside it; nothing else needs to be installed.
setlocal
set "here=%~dp0"
set "program=%here%program"
set "java=%here%runtime\bin\java"
rem DL4J trains twenty times slower with more OpenMP threads than one.
set OMP_NUM_THREADS=1
rem Class data that a start needs, laid ready by a short trial run: once.
set "archive=%program%\start.jsa"
set "trial=%TEMP%\stemma-%RANDOM%-%RANDOM%"
if not exist "%archive%" (
    echo preparing the first start: once, some seconds>&2
    mkdir "%trial%"
    setlocal
    set "STEMMA_HOME=%trial%\home"
    "%java%" "-XX:ArchiveClassesAtExit=%trial%\start.jsa" -XX:+UseSerialGC "-Dstemma.models=%here%models" ^
        -jar "%program%\stemma.jar" warm-up "%trial%" >nul 2>&1
    endlocal
    move /y "%trial%\start.jsa" "%archive%" >nul 2>&1
    rmdir /s /q "%trial%"
)
rem Short commands are over before the JVM's second compiler pays.
set "compiler=-XX:TieredStopAtLevel=1"
set "memory="
if "%~1"=="train" set "compiler=-XX:+TieredCompilation"
if "%~1"=="evaluate" set "compiler=-XX:+TieredCompilation"
if "%~1"=="compare" set "compiler=-XX:+TieredCompilation"
if "%~1"=="replay" set "compiler=-XX:+TieredCompilation"
if "%~1"=="studio" (
    set "compiler=-XX:+TieredCompilation"
    set "memory=-Xmx256m"
)
"%java%" %compiler% %memory% "-XX:SharedArchiveFile=%archive%" -Xlog:disable -Xlog:all=error:stderr -XX:+UseSerialGC ^
    "-Dstemma.models=%here%models" -jar "%program%\stemma.jar" %*
exit /b %errorlevel%
