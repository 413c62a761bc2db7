export{a_43 as a,b_43 as b,c_43 as c,d_43 as d}from"./check-at-once.js";
